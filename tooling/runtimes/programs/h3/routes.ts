import type { H3 } from 'h3'

/** What is asked for with the adapter inside of an application, and with `withCors` around one. */
export function addRoutes(app: H3, base: string): H3 {
  app.get(`${base}/notes`, () => [{ id: 1 }])
  app.get(`${base}/thrown`, () => {
    throw new Error('thrown by the handler')
  })
  return app
}
