import type { Machine } from '../machine.ts'
import type { Spread } from '../statistics.ts'
import type { Held } from '../heap.ts'

/** All that this room has measured. */
export interface Memory {
  readonly machine: Machine
  readonly commit: string
  /** What was typed. */
  readonly command: string
  readonly origins: Origins
  readonly decisions: readonly Decided[]
  /** Absent where no time was taken. */
  readonly soak?: Soaked | undefined
}

/** What it takes to hold a long list of exact origins. */
export interface Origins {
  readonly size: number
  /** Fresh processes for each holder. */
  readonly runs: number
  readonly holders: readonly Holding[]
}

/** What one process holds beyond what it held before. */
export interface Holding {
  readonly holder: string
  /** With its version, where it is a package. */
  readonly shown: string
  /** As it is, before anything is collected for the sake of measuring. */
  readonly rss: Spread
  /** After that. */
  readonly heap: Spread
}

/** What a decision allocates. */
export interface Decided {
  /** The id of a case. */
  readonly id: string
  readonly isAllowed: boolean
  /** By the decision; nothing if memory was collected in all rounds. */
  readonly bytes?: Spread | undefined
}

/** What a server held while it answered many requests. */
export interface Soaked {
  /** Requests before the first look. */
  readonly warmUp: number
  /** Requests after it. */
  readonly requests: number
  /** At the first look and after each tenth of the requests. */
  readonly looks: readonly Held[]
}
