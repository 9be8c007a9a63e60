import { cors } from '../src/lib/cors.ts'

/** What servers of Request and Response take. */
export interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** Quotes that every page may read, and that only pages of these origins may correct. */
export function createApp(origins: readonly string[]): App {
  // TODO: an application of restana in place of this bare handler: what test/server.test.ts asks for.
  const read = cors({ origin: '*' })
  const correct = cors({ origin: origins, credentials: true })
  return {
    fetch(request) {
      const policy = request.method === 'GET' ? read : correct
      return policy(request, () => Promise.resolve(new Response(null)))
    },
  }
}
