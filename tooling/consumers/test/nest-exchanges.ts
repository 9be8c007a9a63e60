import { type Fields, evil, preflight, web } from '@tooling/exchange'
import type { Exchange } from '../src/exchanges.ts'

/** As in the `.env` of the projects, where `web` stands too. */
const partner = 'https://partner.example'

const grantedToWeb: Fields = { 'access-control-allow-origin': web }
const grantedToPartner: Fields = {
  'access-control-allow-origin': partner,
  'access-control-allow-credentials': 'true',
}
const order = { method: 'PUT', path: '/orders/7', headers: { 'content-type': 'application/json' } }

const askOrder = preflight('PUT', 'content-type', order.path)

export const nestExchanges: readonly Exchange[] = [
  {
    id: 'preflight/partner',
    sent: askOrder,
    origin: partner,
    status: 204,
    cors: {
      ...grantedToPartner,
      'access-control-allow-headers': 'content-type',
      'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
    },
  },
  { id: 'preflight/partner-web', sent: askOrder, origin: web, status: 403, cors: {} },
  { id: 'preflight/partner-evil', sent: askOrder, origin: evil, status: 403, cors: {} },
  {
    id: 'preflight/usual-partner',
    sent: preflight('PUT', undefined, '/notes'),
    origin: partner,
    status: 403,
    cors: {},
  },
  {
    id: 'actual/partner',
    sent: { ...order, body: '{"amount":3}' },
    origin: partner,
    status: 200,
    cors: grantedToPartner,
    body: '7: 3',
  },
  {
    id: 'actual/usual',
    sent: { path: '/notes' },
    origin: web,
    status: 200,
    cors: grantedToWeb,
    body: `["${web}"]`,
  },
  { id: 'actual/usual-evil', sent: { path: '/notes' }, origin: evil, status: 200, cors: {} },
  {
    id: 'error/malformed-json',
    sent: { ...order, body: '{"amount":' },
    origin: partner,
    status: 400,
    cors: grantedToPartner,
  },
  { id: 'error/not-found', sent: { path: '/nowhere' }, origin: web, status: 404, cors: grantedToWeb },
]
