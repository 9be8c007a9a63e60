import { evil } from '../names.ts'
import { type RouteSpec, answer, get } from './route-spec.ts'

/** Handlers that set `Access-Control-*` themselves, against the policy. */
export const grantRoutes: readonly RouteSpec[] = [
  get('/own-origin', (_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', evil)
    answer(response)
  }),
  get('/own-origin-append', (_request, response) => {
    response.appendHeader('Access-Control-Allow-Origin', evil)
    answer(response)
  }),
  get('/own-grants', (_request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Access-Control-Expose-Headers', 'X-Secret')
    answer(response)
  }),
  get('/own-set-headers', (_request, response) => {
    response.setHeaders(new Headers({ 'Access-Control-Allow-Origin': '*', Vary: 'Accept-Encoding' }))
    answer(response)
  }),
  get('/own-write-head', (_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'X-Handler': 'kept' }).end('written')
  }),
  get('/own-write-head-array', (_request, response) => {
    const lines = ['Access-Control-Allow-Origin', '*', 'Vary', 'Accept', 'access-control-allow-origin', evil]
    response.writeHead(200, 'Fine', [...lines, 'X-Handler', 'kept']).end('written')
  }),
]
