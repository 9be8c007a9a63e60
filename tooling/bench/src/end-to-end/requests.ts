import type { Case, Policy } from '../calls/cases/case.ts'
import { from, preflight } from '../calls/cases/messages.ts'
import { exact, member, place } from '../calls/cases/origins.ts'

// How many origins are allowed; they ask in turns.
const size = 10

const policy: Policy = { origins: exact(size) }

/** What clients ask of whole applications, under the names that single calls have for it. */
export const requests: readonly Case[] = [
  {
    id: 'allowed/10',
    policy,
    request: (turn) => from(member(place(turn, size))),
    isGranted: true,
    isQuick: true,
  },
  {
    id: 'preflight/allowed',
    policy,
    request: (turn) => preflight(member(place(turn, size))),
    isGranted: true,
    isQuick: true,
  },
]

/** Those that are named, or whose names begin so. */
export function chooseRequests(beginning = ''): readonly Case[] {
  const named = requests.filter(({ id }) => id === beginning)
  return named.length > 0 ? named : requests.filter(({ id }) => id.startsWith(beginning))
}
