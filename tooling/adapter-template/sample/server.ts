import type { Server } from 'node:http'
import { cors } from '@tooling/adapter-template'
import restana from 'restana'

/** Quotes that every page may read, and that only pages of these origins may correct. */
export function createApp(origins: readonly string[]): Server {
  const service = restana()
  // Nobody, wherever nothing else is said.
  service.use(cors(false, service))
  service.get('/quotes', cors({ origin: '*' }), (_request, response) =>
    response.send(['Same origin, same trust.']),
  )
  service.put('/quotes/:id', cors({ origin: origins, credentials: true }), (request, response) =>
    response.send({ corrected: request.params['id'] }),
  )
  // A page sees the 500, not a "CORS error".
  service.get('/broken', cors({ origin: origins }), () => {
    throw new Error('the database is on fire')
  })
  return service.getServer()
}
