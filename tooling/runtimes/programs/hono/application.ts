import { cors, withCors } from '@cors/fetch'
import { Hono, type MiddlewareHandler } from 'hono'
import { options } from '../policies.ts'

/** Both recipes of the README, over routes with a WebSocket of the runtime's. */
export function createApps(socket: MiddlewareHandler): Hono['fetch'] {
  const { handle, apply } = cors(options)
  const inside = new Hono().basePath('/inside')
  inside.use(async (c, next) => {
    const answer = handle(c.req.raw)
    if (answer) return answer
    await next()
    const response = apply(c.req.raw, c.res)
    c.res = undefined
    c.res = response
    return undefined
  })
  const around = new Hono().basePath('/around')
  for (const app of [inside, around]) {
    app.get('/socket', socket)
    app.get('/notes', (c) => c.json([{ id: 1 }]))
    app.get('/thrown', () => {
      throw new Error('thrown by the handler')
    })
    // Hono prints every error otherwise.
    app.onError((_error, c) => c.text('error', 500))
  }
  const covered = withCors(options, async (request: Request, env: unknown) =>
    around.fetch(request, env as object),
  )
  return (request, env) =>
    new URL(request.url).pathname.startsWith('/inside/') ? inside.fetch(request, env) : covered(request, env)
}
