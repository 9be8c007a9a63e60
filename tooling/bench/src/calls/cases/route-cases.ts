import type { Case, Policy } from './case.ts'
import { from, preflight } from './messages.ts'

// How many routes an application has; the one with a policy of its own is in the middle.
const count = 500
const own = count / 2

/** The paths of the application's routes. */
export const paths: readonly string[] = Array.from({ length: count }, (_, index) => `/resource-${index}`)

/** The path of the route with a policy of its own, which answers PUT as well. */
export const ownPath = `/resource-${own}`

const partner = 'https://partner.example'

const policy: Policy = {
  origins: { kind: 'exact', origins: ['https://app.example.com'] },
  route: { origins: { kind: 'exact', origins: [partner] } },
}

export const routeCases: readonly Case[] = [
  {
    id: 'route/preflight',
    policy,
    request: () => preflight(partner, {}, ownPath),
    isGranted: true,
    isQuick: false,
  },
  { id: 'route/get', policy, request: () => from(partner, ownPath), isGranted: true, isQuick: false },
]
