import { type FetchRouteSpec, answer, get } from '../route-spec.ts'

/** Handlers with a `Vary` of their own. */
export const varyRoutes: readonly FetchRouteSpec[] = [
  get('/vary', () => answer({ Vary: 'Accept-Encoding' })),
  get('/vary-lines', () =>
    answer([
      ['Vary', 'Accept-Encoding'],
      ['Vary', 'Accept-Language'],
    ]),
  ),
  get('/vary-append', () => {
    const response = answer()
    response.headers.append('Vary', 'Accept-Encoding')
    return response
  }),
  get('/vary-same', () => answer({ Vary: 'accept-encoding, origin' })),
  get('/vary-star', () => answer({ Vary: '*' })),
  get('/vary-write-head', () => new Response('written', { headers: { vary: 'Accept-Encoding' } })),
  get(
    '/vary-write-head-array',
    () =>
      new Response('written', {
        headers: [
          ['Vary', 'Accept-Encoding'],
          ['VARY', 'Accept-Language'],
        ],
      }),
  ),
]
