import { type Server, createServer } from 'node:http'
import { cors } from '../src/lib/cors.ts'

/** Quotes that every page may read, and that only pages of these origins may correct. */
export function createApp(origins: readonly string[]): Server {
  // TODO: an application of restana in place of this bare server: what test/server.test.ts asks for.
  const read = cors({ origin: '*' })
  const correct = cors({ origin: origins, credentials: true })
  return createServer((request, response) => {
    const policy = request.method === 'GET' ? read : correct
    policy(request, response, () => response.end())
  })
}
