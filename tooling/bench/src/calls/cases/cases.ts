import type { Case, Policy } from './case.ts'
import { from, plain, preflight, threeHeaders } from './messages.ts'
import {
  exact,
  expressions,
  large,
  member,
  place,
  predicate,
  stranger,
  tenant,
  tokens,
  wildcards,
} from './origins.ts'
import { routeCases } from './route-cases.ts'

/** How long the lists of exact origins are. */
const sizes = [1, 10, 100, 1000, 10_000, 100_000]
const quickSizes = new Set([1, 1000, 100_000])

/** How many wildcards there are. */
const wildcardSizes = [1, 10, 100, 1000]

const one: Policy = { origins: exact(1) }

/** All of them, in the order of the output. */
export const cases: readonly Case[] = [
  { id: 'no-origin', policy: one, request: () => plain(), isQuick: true },
  { id: 'any', policy: { origins: { kind: 'any' } }, request: fromMember(1), isGranted: true, isQuick: true },
  {
    id: 'string',
    policy: { origins: { kind: 'one', origin: member(0) } },
    request: fromMember(1),
    isGranted: true,
    isQuick: false,
  },
  ...sizes.map((size) => ({
    id: `allowed/${size}`,
    policy: { origins: exact(size) },
    request: fromMember(size),
    isGranted: true,
    isQuick: quickSizes.has(size),
  })),
  ...sizes.map((size) => ({
    id: `refused/${size}`,
    policy: { origins: exact(size) },
    request: (turn: number) => from(stranger(turn)),
    isGranted: false,
    isQuick: size === 10,
  })),
  ...wildcardSizes.map((size) => ({
    id: `wildcards/${size}`,
    policy: { origins: wildcards(size) },
    request: (turn: number) => from(tenant(turn, size)),
    isGranted: true,
    isQuick: size === 1000 || size === 1,
  })),
  {
    id: 'wildcards-refused/100',
    policy: { origins: wildcards(100) },
    request: (turn) => from(stranger(turn)),
    isGranted: false,
    isQuick: false,
  },
  {
    id: 'expressions/10',
    policy: { origins: expressions },
    request: (turn) => from(`https://pr-${turn}.app-${turn % 10}.example.dev`),
    isGranted: true,
    isQuick: false,
  },
  {
    id: 'preflight/allowed',
    policy: one,
    request: () => preflight(member(0)),
    isGranted: true,
    isQuick: true,
  },
  {
    id: 'preflight/refused-origin',
    policy: one,
    request: (turn) => preflight(stranger(turn)),
    isGranted: false,
    isQuick: false,
  },
  {
    id: 'preflight/refused-method',
    policy: { ...one, methods: ['GET', 'PUT'] },
    request: () => preflight(member(0), { method: 'DELETE' }),
    isGranted: false,
    isQuick: false,
  },
  {
    id: 'preflight/refused-header',
    policy: { ...one, allowedHeaders: threeHeaders.split(',').slice(1) },
    request: () => preflight(member(0)),
    isGranted: false,
    isQuick: false,
  },
  {
    id: 'hostile/commas',
    policy: one,
    request: () => preflight(member(0), { headers: ','.repeat(large) }),
    isQuick: true,
  },
  {
    id: 'hostile/tokens',
    policy: one,
    request: () => preflight(member(0), { headers: tokens }),
    isQuick: false,
  },
  {
    id: 'hostile/origin-exact',
    policy: { origins: exact(10) },
    request: (turn) => from(`https://${turn}${'a'.repeat(large)}`),
    isGranted: false,
    isQuick: false,
  },
  {
    id: 'hostile/origin-wildcards',
    policy: { origins: wildcards(100) },
    request: (turn) => from(`https://${turn}${'a'.repeat(large)}`),
    isGranted: false,
    isQuick: true,
  },
  {
    id: 'predicate',
    policy: { origins: predicate },
    request: fromMember(10),
    isGranted: true,
    isQuick: false,
  },
  ...routeCases,
]

function fromMember(size: number): Case['request'] {
  return (turn) => from(member(place(turn, size)))
}
