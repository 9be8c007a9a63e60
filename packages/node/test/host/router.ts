import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Fixture } from '@cors/conformance'
import type { ConnectMiddleware } from '../../src/index.ts'

/** The least application that a bare server can be: middleware in turn, literal routes, error answers. */
export function createRouter(
  { routes, bodyLimit }: Pick<Fixture, 'routes' | 'bodyLimit'>,
  policyOf: (policy: NonNullable<Fixture['routes'][number]['policy']>) => ConnectMiddleware,
): RequestListener {
  return (request, response) => {
    void answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method === 'HEAD' ? 'get' : request.method?.toLowerCase()
    const path = request.url?.split('?')[0]
    const bodyStatus = await readJson(request, bodyLimit)
    if (bodyStatus !== undefined) {
      response.writeHead(bodyStatus).end()
      return
    }
    const route = routes.find((each) => each.method === method && each.path === path)
    if (route === undefined) {
      response.writeHead(404).end()
      return
    }
    if (route.policy !== undefined) {
      const middleware = policyOf(route.policy)
      await new Promise<void>((next) => {
        middleware(request, response, () => next())
        // A middleware that answers does not call next.
        response.once('finish', next)
      })
      if (response.headersSent) return
    }
    await route.handle(request, response)
  }
}

async function readJson(request: IncomingMessage, limit: number): Promise<number | undefined> {
  if (request.headers['content-type'] !== 'application/json') return undefined
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  if (body.length > limit) return 413
  try {
    JSON.parse(body.toString())
    return undefined
  } catch {
    return 400
  }
}
