import type { Case } from '../cases/case.ts'
import type { Exchange } from '../measuring/exchange.ts'

/**
 * `nothing` is what the others' cost is added to. `by hand`: what is needed and no more, in the cheapest way
 * that the host has. `same headers`: those of the peer, by hand, as people write it.
 */
export const roles = ['nothing', 'by hand', 'same headers', 'peer', 'ours'] as const

export type Role = (typeof roles)[number]

/** Whoever answers a case. */
export interface Contender {
  readonly role: Role
  /** Answers, at once or by the time that all promises are settled. */
  readonly run: (exchange: Exchange) => unknown
}

/** All that are compared in one case. */
export interface Stage {
  readonly contenders: readonly Contender[]
  /** Whether an exchange is over when `run` returns. */
  readonly isSync: boolean
  /** What the framework does with an exchange before middleware runs; no contender's cost. */
  readonly enter?: (exchange: Exchange) => void
}

/** A framework with those who add CORS to it. */
export interface Host {
  readonly stage: (each: Case) => Stage | Promise<Stage>
}
