import type { Engine } from '@cors/browser'
import type { Machine } from '../machine.ts'
import type { Spread } from '../statistics.ts'

/** All that this room has measured. */
export interface Verdicts {
  readonly machine: Machine
  readonly commit: string
  /** What was typed. */
  readonly command: string
  readonly rounds: number
  readonly timed: readonly Timed[]
}

/** What a call of `evaluate` takes. */
export interface Timed {
  /** Of the case. */
  readonly id: string
  readonly engine: Engine
  /** Nothing if memory was collected in all rounds. */
  readonly microseconds?: Spread | undefined
  /** Allocated on the heap; nothing in the same case. */
  readonly bytes?: Spread | undefined
  /** Calls in a batch. */
  readonly size: number
  /** Batches that did not count. */
  readonly dropped: number
}
