import type { Exchange } from '@cors/browser'

/** One kind of exchange, of which every engine says the same. */
export interface Case {
  readonly id: string
  /** Texts that differ from turn to turn. */
  readonly exchange: (turn: number) => Exchange
  /** The reasons of its violations; none where the page gets an answer. */
  readonly reasons: readonly string[]
  /** How many header fields the page's script may read. */
  readonly exposed: number
}
