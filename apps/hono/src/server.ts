import type { Server } from 'node:http'
import { cors } from '@cors/hono'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'

/** Quotes that every page may read, and that only pages of these origins may correct. */
export function createApp(origins: readonly string[]): Server {
  const app = new Hono()
  // Policies side by side: a preflight is answered by the first that it meets.
  app.use('/quotes', cors({ origin: '*' }))
  app.use('/quotes/:id', cors({ origin: origins, credentials: true }))
  app.use('/broken', cors({ origin: origins }))

  app.get('/quotes', (c) => c.json(['Same origin, same trust.']))
  app.put('/quotes/:id', (c) => c.json({ corrected: c.req.param('id') }))
  // A page sees the 500, not a "CORS error".
  app.get('/broken', () => {
    throw new Error('the database is on fire')
  })
  app.onError((_error, c) => c.text('broken', 500))
  return createAdaptorServer({ fetch: app.fetch }) as Server
}
