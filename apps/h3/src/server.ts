import { cors } from '@cors/h3'
import { H3 } from 'h3'

/** Quotes that every page may read, and that only pages of these origins may correct. */
export function createApp(origins: readonly string[]): H3 {
  const app = new H3({ silent: true })
  // Policies side by side: a preflight is answered by the first that it meets.
  app.use('/quotes', cors({ origin: '*' }))
  app.use('/quotes/:id', cors({ origin: origins, credentials: true }))
  app.use('/broken', cors({ origin: origins }))

  app.get('/quotes', () => ['Same origin, same trust.'])
  app.put('/quotes/:id', ({ context }) => ({ corrected: context.params?.['id'] }))
  // A page sees the 500, not a "CORS error".
  app.get('/broken', () => {
    throw new Error('the database is on fire')
  })
  return app
}
