import { type RouteSpec, answer, get } from './route-spec.ts'

/** Handlers with a `Vary` of their own. */
export const varyRoutes: readonly RouteSpec[] = [
  // Set by the middleware before the adapter.
  get('/early-vary', (_request, response) => answer(response)),
  get('/vary', (_request, response) => {
    response.setHeader('Vary', 'Accept-Encoding')
    answer(response)
  }),
  get('/vary-lines', (_request, response) => {
    response.setHeader('Vary', ['Accept-Encoding', 'Accept-Language'])
    answer(response)
  }),
  get('/vary-append', (_request, response) => {
    response.appendHeader('Vary', 'Accept-Encoding')
    answer(response)
  }),
  get('/vary-same', (_request, response) => {
    response.setHeader('Vary', 'accept-encoding, origin')
    answer(response)
  }),
  get('/vary-star', (_request, response) => {
    response.setHeader('Vary', '*')
    answer(response)
  }),
  get('/vary-write-head', (_request, response) => {
    response.writeHead(200, { vary: 'Accept-Encoding' }).end('written')
  }),
  get('/vary-write-head-array', (_request, response) => {
    response.writeHead(200, ['Vary', 'Accept-Encoding', 'VARY', 'Accept-Language']).end('written')
  }),
]
