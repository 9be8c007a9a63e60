import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FixturePolicy } from '@cors/conformance'

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => Promise<void>,
) => void | Promise<void>

interface AppRoute {
  readonly method: string
  readonly path: string
  readonly cors: FixturePolicy | undefined
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
}

/** A framework of the least that frameworks have: middleware, routes, error handling. */
export interface App {
  use(middleware: Middleware): void
  route(route: AppRoute): void
  /** The route that a method reaches: what an adapter asks for a preflight. */
  find(method: string | undefined, url: string | undefined): AppRoute | undefined
  listen(): Promise<Server>
}

class HttpError extends Error {
  readonly status: number
  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }
}

export function createApp(): App {
  const stack: Middleware[] = []
  const routes: AppRoute[] = []
  const app: App = {
    use: (middleware) => void stack.push(middleware),
    route: (route) => void routes.push(route),
    find(method, url = '') {
      const [path] = url.split('?')
      const wanted = method === 'HEAD' ? 'GET' : method
      return routes.find((route) => route.path === path && route.method === wanted)
    },
    async listen() {
      const server = createServer((request, response) => void dispatch(request, response))
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
      return server
    },
  }
  const dispatch = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const run = async (index: number): Promise<void> => {
      const middleware = stack[index]
      if (middleware !== undefined) return middleware(request, response, () => run(index + 1))
      const route = app.find(request.method, request.url)
      if (route === undefined) throw new HttpError(404)
      return route.handle(request, response)
    }
    try {
      await run(0)
    } catch (error) {
      answerError(response, error instanceof HttpError ? error.status : 500)
    }
  }
  return app
}

// As Express's final handler does: an error page carries none of the headers that were set for the page.
function answerError(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.statusCode = status
  response.end(`error ${status}`)
}

/** The framework's JSON body parser. */
export function json(limit: number): Middleware {
  return async (request, _response, next) => {
    if (request.headers['content-type'] === 'application/json') {
      let text = ''
      for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
      if (text.length > limit) throw new HttpError(413)
      try {
        JSON.parse(text)
      } catch {
        throw new HttpError(400)
      }
    }
    return next()
  }
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
