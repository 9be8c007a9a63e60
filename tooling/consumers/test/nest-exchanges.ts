import { type Answer, type Fields, type Sent, evil, preflight, send, web } from '@tooling/exchange'

/** As in the `.env` of the projects, where `web` stands too. */
const partner = 'https://partner.example'

const grantedToWeb: Fields = { 'access-control-allow-origin': web }
const grantedToPartner: Fields = {
  'access-control-allow-origin': partner,
  'access-control-allow-credentials': 'true',
}
const order = { method: 'PUT', path: '/orders/7', headers: { 'content-type': 'application/json' } }

/** A request of a page, and what it is answered. */
interface Exchange {
  readonly id: string
  readonly sent: Sent
  readonly origin: string
  readonly status: number
  readonly cors: Fields
  readonly body?: string
}

const askOrder = preflight('PUT', 'content-type', order.path)

const exchanges: readonly Exchange[] = [
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

/** What is looked at of an answer. */
interface Seen extends Pick<Answer, 'status' | 'cors'> {
  /** Whether caches are told that it depends on the origin. */
  readonly byOrigin: boolean
  /** Left out where each platform has words of its own. */
  readonly body?: string
}

interface SeenById {
  readonly [id: string]: Seen
}

/** What an application should answer. */
export const expected: SeenById = Object.fromEntries(
  exchanges.map(({ id, status, cors, body }) => [id, seen({ status, cors, byOrigin: true }, body)]),
)

/** What an application answers. */
export async function ask(port: number): Promise<SeenById> {
  const answered = exchanges.map(async ({ id, sent, origin, body }) => {
    const answer = await send(port, sent, origin)
    const { status, cors, vary } = answer
    return [id, seen({ status, cors, byOrigin: vary.includes('Origin') }, body && answer.body)] as const
  })
  return Object.fromEntries(await Promise.all(answered))
}

function seen(answer: Seen, body: string | undefined): Seen {
  return body === undefined ? answer : { ...answer, body }
}
