import { type RouteSpec, answer, get, plainly } from './route-spec.ts'

/** Every way of writing a head. */
export const headRoutes: readonly RouteSpec[] = [
  get(
    '/write-head',
    '201, X-Handler: kept, body written; the header was set, and the head is written with a status alone',
    (_request, response) => {
      response.setHeader('X-Handler', 'kept')
      response.writeHead(201).end('written')
    },
  ),
  get(
    '/write-head-object',
    '200, X-Handler: kept, Content-Type: text/plain, body written; the head is written with a table of headers',
    (_request, response) => {
      response.writeHead(200, { 'X-Handler': 'kept', 'Content-Type': 'text/plain' }).end('written')
    },
  ),
  get('/write-head-message', 'as /write-head-object, with the reason phrase Fine', (_request, response) => {
    response.writeHead(200, 'Fine', { 'X-Handler': 'kept', 'Content-Type': 'text/plain' }).end('written')
  }),
  get('/write-head-array', 'as /write-head-object; the headers are a list', (_request, response) => {
    response.writeHead(200, ['X-Handler', 'kept', 'Content-Type', 'text/plain']).end('written')
  }),
  get(
    '/write-head-message-array',
    'as /write-head-array, with the reason phrase Fine',
    (_request, response) => {
      response.writeHead(200, 'Fine', ['X-Handler', 'kept', 'Content-Type', 'text/plain']).end('written')
    },
  ),
  get(
    '/write-head-after-set',
    'as /write-head-object; Content-Type was text/html, and is replaced',
    (_request, response) => {
      response.setHeader('X-Handler', 'kept')
      response.setHeader('Content-Type', 'text/html')
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end('written')
    },
  ),
  get(
    '/set-headers',
    `${plainly}, X-Handler: kept; the header was set by an instance of Headers`,
    (_request, response) => {
      response.setHeaders(new Headers({ 'X-Handler': 'kept' }))
      answer(response)
    },
  ),
  get('/bare-end', '200 without a header or a body of its own', (_request, response) => {
    response.end()
  }),
  get(
    '/remove-headers',
    '200, body bare; the handler removes every header that it finds',
    (_request, response) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.end('bare')
    },
  ),
]
