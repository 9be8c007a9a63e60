import { evil } from '../../names.ts'
import { type FetchRouteSpec, answer, get } from '../route-spec.ts'

/** Handlers that set `Access-Control-*` themselves, against the policy. */
export const grantRoutes: readonly FetchRouteSpec[] = [
  get('/own-origin', () => answer({ 'Access-Control-Allow-Origin': evil })),
  get('/own-origin-append', () => {
    const response = answer()
    response.headers.append('Access-Control-Allow-Origin', evil)
    return response
  }),
  get('/own-grants', () =>
    answer({
      'access-control-allow-origin': '*',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'X-Secret',
    }),
  ),
  get('/own-set-headers', () =>
    answer(new Headers({ 'Access-Control-Allow-Origin': '*', Vary: 'Accept-Encoding' })),
  ),
  get(
    '/own-write-head',
    () => new Response('written', { headers: { 'access-control-allow-origin': '*', 'X-Handler': 'kept' } }),
  ),
  get(
    '/own-write-head-array',
    () =>
      new Response('written', {
        statusText: 'Fine',
        headers: [
          ['Access-Control-Allow-Origin', '*'],
          ['Vary', 'Accept'],
          ['access-control-allow-origin', evil],
          ['X-Handler', 'kept'],
        ],
      }),
  ),
]
