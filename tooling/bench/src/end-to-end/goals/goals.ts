import type { Role } from '../applications/application.ts'

/** What a goal is about: `added` and `whole` are of processor time. */
export type What = 'added' | 'whole' | 'requests per second'

/** A ratio of two numbers of one run. */
export interface Goal {
  readonly framework: string
  /** The id of a kind of request. */
  readonly request: string
  readonly what: What
  readonly of: Role
  readonly against: Role
  /** The most of what is spent, the least of what is gained. */
  readonly ratio: number
}

const all = ['node', 'express', 'koa', 'fastify']
const both = ['allowed/10', 'preflight/allowed']

const front = { framework: 'express', request: 'preflight/allowed', of: 'withCors', against: 'peer' } as const

/** Aims, not budgets: where one is missed, the table says by how much. */
export const goals: readonly Goal[] = [
  ...ofOurs('peer', 1 / 2),
  ...ofOurs('by hand', 1),
  { ...front, what: 'whole', ratio: 1 / 5 },
  { ...front, what: 'requests per second', ratio: 5 },
]

function ofOurs(against: Role, ratio: number): readonly Goal[] {
  return all.flatMap((framework) =>
    both.map((request): Goal => ({ framework, request, what: 'added', of: 'ours', against, ratio })),
  )
}
