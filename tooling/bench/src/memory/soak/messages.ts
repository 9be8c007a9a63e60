import type { Message } from '../../calls/cases/case.ts'
import { from, plain, preflight } from '../../calls/cases/messages.ts'
import { large, member, stranger, tenant, tokens } from '../../calls/cases/origins.ts'

/** One kind of request, of which a soak sends as many as of each other kind. */
export interface Kind {
  readonly id: string
  /** Of texts that no other turn has, wherever the policy has room for them. */
  readonly request: (turn: number) => Message
  /** What the server must answer, so that it is known what was soaked. */
  readonly status: 200 | 204 | 403
}

/** How many exact origins, and how many wildcards, the soaked policies have. */
export const [members, tenants] = [10, 7]

/** Where the policies are mounted. */
export const paths = { listed: '/listed', asked: '/asked', chosen: '/chosen' } as const

const { listed, asked, chosen } = paths

/** In the order in which they are sent. */
export const kinds: readonly Kind[] = [
  { id: 'no-origin', request: () => plain(listed), status: 200 },
  { id: 'exact', request: (turn) => from(member(turn % members), listed), status: 200 },
  { id: 'wildcard', request: (turn) => from(newTenant(turn), listed), status: 200 },
  { id: 'refused', request: (turn) => from(stranger(turn), listed), status: 200 },
  { id: 'malformed', request: (turn) => from(`https://${turn}.example.com/`, listed), status: 200 },
  { id: 'preflight', request: (turn) => preflight(newTenant(turn), headers(turn), listed), status: 204 },
  { id: 'preflight-refused', request: (turn) => preflight(stranger(turn), {}, listed), status: 403 },
  {
    id: 'preflight-method',
    request: (turn) => preflight(member(turn % members), { method: `M-${turn}` }, listed),
    status: 204,
  },
  {
    id: 'hostile-origin',
    request: (turn) => from(`https://${turn}${'a'.repeat(large)}`, listed),
    status: 200,
  },
  {
    id: 'hostile-headers',
    request: (turn) => preflight(newTenant(turn), { headers: `x${turn},${tokens}` }, listed),
    status: 204,
  },
  { id: 'predicate', request: (turn) => from(newTenant(turn), asked), status: 200 },
  { id: 'chosen', request: (turn) => from(newTenant(turn), chosen), status: 200 },
]

/** The request of a turn, all kinds one after the other. */
export function kindOf(turn: number): Kind {
  const kind = kinds[turn % kinds.length]
  if (kind === undefined) throw new RangeError(`there is no turn ${turn}`)
  return kind
}

/** How many answers of each status a number of turns must have. */
export function statusesOf({ first, amount }: { readonly first: number; readonly amount: number }): {
  readonly [status: string]: number
} {
  const counts: { [status: string]: number } = {}
  for (let turn = first; turn < first + amount; turn++) {
    const { status } = kindOf(turn)
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}

function newTenant(turn: number): string {
  return tenant(turn, tenants).replace('app-', `app-${turn}-`)
}

function headers(turn: number): { readonly headers: string } {
  return { headers: `content-type,x-${turn}` }
}
