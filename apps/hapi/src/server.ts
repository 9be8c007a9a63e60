import { cors } from '@cors/hapi'
import { type Server, server as createServer } from '@hapi/hapi'

/** Quotes that every page may read, and that only pages of these origins may correct. */
export async function createApp(port: number, origins: readonly string[]): Promise<Server> {
  const server = createServer({ host: '127.0.0.1', port })
  // Nobody, wherever nothing else is said.
  await server.register({ plugin: cors, options: false })
  server.route({
    method: 'GET',
    path: '/quotes',
    options: { plugins: { cors: { origin: '*' } } },
    handler: () => ['Same origin, same trust.'],
  })
  server.route({
    method: 'PUT',
    path: '/quotes/{id}',
    options: { plugins: { cors: { origin: origins, credentials: true } } },
    handler: ({ params }) => ({ corrected: params['id'] }),
  })
  server.route({
    method: 'GET',
    path: '/broken',
    options: { plugins: { cors: { origin: origins } } },
    // A page sees the 500, not a "CORS error".
    handler() {
      throw new Error('the database is on fire')
    },
  })
  return server
}
