import type { Engine, Exchange, Reason } from '@cors/browser'

/** What `evaluate` makes of the wrong exchange: the reason first among violations, among warnings, or nowhere. */
export type Outcome = 'blocks' | 'warns' | 'passes'

/** Where a standard says it. */
export type Clause = readonly [name: string, url: string, step?: string]

/** All that a page about a reason says which `evaluate` does not. */
export interface ReasonCase {
  /** For lists of reasons. */
  readonly short: string
  /** Two to four sentences. */
  readonly meaning: string
  readonly clauses: readonly Clause[]
  /** What has to change. */
  readonly change: string
  readonly wrong: Exchange
  readonly right: Exchange
  /** Engines in which the wrong exchange is not blocked for this reason. */
  readonly outcome?: Readonly<Partial<Record<Engine, Outcome>>>
  /** Whose requests are shown. Default: the standard's. */
  readonly shownIn?: Engine
  /** What to know of the engines beside what they say. */
  readonly engines?: string
  readonly mistakenFor: readonly string[]
  readonly related: readonly Reason[]
  /** Why `evaluate` does not give it, and what was measured instead. */
  readonly notModelled?: NotModelled
}

interface NotModelled {
  readonly why: string
  readonly reports: Readonly<Record<Exclude<Engine, 'standard'>, Report>>
}

export interface Report {
  readonly outcome: Outcome
  readonly code?: string | undefined
  readonly text?: string | undefined
}

export const engines = ['chromium', 'firefox', 'webkit'] as const
