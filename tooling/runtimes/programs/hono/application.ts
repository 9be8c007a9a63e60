import { withCors } from '@cors/fetch'
import { cors } from '@cors/hono'
import { Hono, type MiddlewareHandler } from 'hono'
import { options } from '../policies.ts'

/** The adapter inside of an application and `withCors` around one, over routes with a WebSocket of the runtime's. */
export function createApps(socket: MiddlewareHandler): Hono['fetch'] {
  const inside = new Hono().basePath('/inside')
  inside.use(cors(options))
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
