import { type RouteSpec, answer, get } from './route-spec.ts'

/** Every way of writing a head. */
export const headRoutes: readonly RouteSpec[] = [
  get('/write-head', (_request, response) => {
    response.setHeader('X-Handler', 'kept')
    response.writeHead(201).end('written')
  }),
  get('/write-head-object', (_request, response) => {
    response.writeHead(200, { 'X-Handler': 'kept', 'Content-Type': 'text/plain' }).end('written')
  }),
  get('/write-head-message', (_request, response) => {
    response.writeHead(200, 'Fine', { 'X-Handler': 'kept', 'Content-Type': 'text/plain' }).end('written')
  }),
  get('/write-head-array', (_request, response) => {
    response.writeHead(200, ['X-Handler', 'kept', 'Content-Type', 'text/plain']).end('written')
  }),
  get('/write-head-message-array', (_request, response) => {
    response.writeHead(200, 'Fine', ['X-Handler', 'kept', 'Content-Type', 'text/plain']).end('written')
  }),
  get('/write-head-after-set', (_request, response) => {
    response.setHeader('X-Handler', 'kept')
    response.setHeader('Content-Type', 'text/html')
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('written')
  }),
  get('/set-headers', (_request, response) => {
    response.setHeaders(new Headers({ 'X-Handler': 'kept' }))
    answer(response)
  }),
  get('/bare-end', (_request, response) => {
    response.end()
  }),
  get('/remove-headers', (_request, response) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    response.end('bare')
  }),
]
