import { type RouteSpec, answer, get, plainly } from './route-spec.ts'

/** Handlers with a `Vary` of their own. */
export const varyRoutes: readonly RouteSpec[] = [
  // Set by the middleware before the adapter.
  get(
    '/early-vary',
    `${plainly}; whoever runs before the adapter has set Vary: Accept-Encoding`,
    (_request, response) => answer(response),
  ),
  get('/vary', `${plainly}, Vary: Accept-Encoding`, (_request, response) => {
    response.setHeader('Vary', 'Accept-Encoding')
    answer(response)
  }),
  get(
    '/vary-lines',
    `${plainly}, two lines of Vary: Accept-Encoding and Accept-Language`,
    (_request, response) => {
      response.setHeader('Vary', ['Accept-Encoding', 'Accept-Language'])
      answer(response)
    },
  ),
  get('/vary-append', `${plainly}, Vary: Accept-Encoding, appended`, (_request, response) => {
    response.appendHeader('Vary', 'Accept-Encoding')
    answer(response)
  }),
  get('/vary-same', `${plainly}, Vary: accept-encoding, origin`, (_request, response) => {
    response.setHeader('Vary', 'accept-encoding, origin')
    answer(response)
  }),
  get('/vary-star', `${plainly}, Vary: *`, (_request, response) => {
    response.setHeader('Vary', '*')
    answer(response)
  }),
  get(
    '/vary-write-head',
    '200, body written; the head is written with a table: vary: Accept-Encoding',
    (_request, response) => {
      response.writeHead(200, { vary: 'Accept-Encoding' }).end('written')
    },
  ),
  get(
    '/vary-write-head-array',
    '200, body written; the head is written with a list: Vary: Accept-Encoding, VARY: Accept-Language',
    (_request, response) => {
      response.writeHead(200, ['Vary', 'Accept-Encoding', 'VARY', 'Accept-Language']).end('written')
    },
  ),
]
