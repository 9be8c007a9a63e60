import type { FixturePolicy, Respond } from '@cors/conformance'

export type FetchMiddleware = (
  request: Request,
  next: () => Promise<Response>,
) => Response | Promise<Response>

interface AppRoute {
  readonly method: string
  readonly path: string
  readonly cors: FixturePolicy | undefined
  readonly respond: Respond
}

/** A framework of the least that frameworks of Request and Response have. */
export interface FetchApp {
  use(middleware: FetchMiddleware): void
  route(route: AppRoute): void
  /** The route that a method reaches: what an adapter asks for a preflight. */
  find(method: string | undefined, url: string | undefined): AppRoute | undefined
  /** What the framework answers to what was thrown, which middleware does not see unless it asks. */
  answerError(error: unknown): Response
  fetch(request: Request): Promise<Response>
}

class HttpError extends Error {
  readonly status: number
  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }
}

const encoder = new TextEncoder()

export function createFetchApp(): FetchApp {
  const stack: FetchMiddleware[] = []
  const routes: AppRoute[] = []
  const app: FetchApp = {
    use: (middleware) => void stack.push(middleware),
    route: (route) => void routes.push(route),
    find(method, url = '') {
      const [path] = url.split('?')
      const wanted = method === 'HEAD' ? 'GET' : method
      return routes.find((route) => route.path === path && route.method === wanted)
    },
    answerError(error) {
      const status = error instanceof HttpError ? error.status : 500
      // Of bytes, so that nobody names their type.
      return new Response(encoder.encode(`error ${status}`), { status })
    },
    async fetch(request) {
      const run = async (index: number): Promise<Response> => {
        const middleware = stack[index]
        if (middleware !== undefined) return middleware(request, () => run(index + 1))
        const route = app.find(request.method, new URL(request.url).pathname)
        if (route === undefined) throw new HttpError(404)
        return route.respond(request)
      }
      try {
        return await run(0)
      } catch (error) {
        return app.answerError(error)
      }
    },
  }
  return app
}

/** The framework's JSON body parser. */
export function fetchJson(limit: number): FetchMiddleware {
  return async (request, next) => {
    if (request.headers.get('content-type') === 'application/json') {
      const text = await request.text()
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
