import { evil } from '../names.ts'
import { type RouteSpec, answer, get, plainly } from './route-spec.ts'

/** Handlers that set `Access-Control-*` themselves, against the policy. */
export const grantRoutes: readonly RouteSpec[] = [
  get('/own-origin', `${plainly}, Access-Control-Allow-Origin: ${evil}`, (_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', evil)
    answer(response)
  }),
  get('/own-origin-append', 'as /own-origin; the line is appended', (_request, response) => {
    response.appendHeader('Access-Control-Allow-Origin', evil)
    answer(response)
  }),
  get(
    '/own-grants',
    `${plainly}, access-control-allow-origin: *, Access-Control-Allow-Credentials: true, Access-Control-Expose-Headers: X-Secret`,
    (_request, response) => {
      response.setHeader('access-control-allow-origin', '*')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      response.setHeader('Access-Control-Expose-Headers', 'X-Secret')
      answer(response)
    },
  ),
  get(
    '/own-set-headers',
    `${plainly}, Access-Control-Allow-Origin: *, Vary: Accept-Encoding; set by an instance of Headers`,
    (_request, response) => {
      response.setHeaders(new Headers({ 'Access-Control-Allow-Origin': '*', Vary: 'Accept-Encoding' }))
      answer(response)
    },
  ),
  get(
    '/own-write-head',
    '200, X-Handler: kept, body written; the head is written with a table: access-control-allow-origin: *',
    (_request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'X-Handler': 'kept' }).end('written')
    },
  ),
  get(
    '/own-write-head-array',
    `200, X-Handler: kept, reason phrase Fine, body written; the head is written with a list: Access-Control-Allow-Origin: *, Vary: Accept, access-control-allow-origin: ${evil}`,
    (_request, response) => {
      const lines = [
        'Access-Control-Allow-Origin',
        '*',
        'Vary',
        'Accept',
        'access-control-allow-origin',
        evil,
      ]
      response.writeHead(200, 'Fine', [...lines, 'X-Handler', 'kept']).end('written')
    },
  ),
]
