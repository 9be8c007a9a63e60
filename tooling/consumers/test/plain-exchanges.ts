import { type Fields, type Sent, evil, preflight, web } from '@tooling/exchange'
import type { Exchange } from '../src/exchanges.ts'

const branch = 'https://pr-5.example.org'
const partner = 'https://partner.example'

const signedIn = (origin: string): Fields => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
})
const methods: Fields = { 'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE' }
const put = preflight('PUT', 'content-type', '/orders/7')
const order: Sent = {
  method: 'PUT',
  path: '/orders/7',
  headers: { 'content-type': 'application/json' },
  body: '{"amount":3}',
}

export const plainExchanges: readonly Exchange[] = [
  {
    id: 'actual/web',
    sent: { path: '/notes' },
    origin: web,
    status: 200,
    cors: signedIn(web),
    body: '["milk"]',
  },
  { id: 'actual/branch', sent: { path: '/notes' }, origin: branch, status: 200, cors: signedIn(branch) },
  { id: 'actual/evil', sent: { path: '/notes' }, origin: evil, status: 200, cors: {} },
  {
    id: 'actual/partner',
    sent: order,
    origin: partner,
    status: 200,
    cors: { 'access-control-allow-origin': partner },
    body: '["7"]',
  },
  { id: 'actual/partner-web', sent: order, origin: web, status: 200, cors: {} },
  {
    id: 'preflight/web',
    sent: preflight('DELETE', undefined, '/notes'),
    origin: web,
    status: 204,
    cors: { ...signedIn(web), ...methods },
  },
  {
    id: 'preflight/evil',
    sent: preflight('DELETE', undefined, '/notes'),
    origin: evil,
    status: 403,
    cors: {},
  },
  {
    id: 'preflight/partner',
    sent: put,
    origin: partner,
    status: 204,
    cors: {
      'access-control-allow-origin': partner,
      'access-control-allow-headers': 'content-type',
      ...methods,
    },
  },
  { id: 'preflight/partner-web', sent: put, origin: web, status: 403, cors: {} },
  { id: 'error/broken', sent: { path: '/broken' }, origin: web, status: 500, cors: signedIn(web) },
  { id: 'error/not-found', sent: { path: '/nowhere' }, origin: web, status: 404, cors: signedIn(web) },
]
