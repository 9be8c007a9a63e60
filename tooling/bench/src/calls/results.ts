import type { Machine } from '../machine.ts'
import type { Spread } from '../statistics.ts'
import type { Role } from './hosts/contender.ts'
import type { Answer } from './measuring/answer.ts'

/** All that this room has measured. */
export interface Calls {
  readonly machine: Machine
  readonly commit: string
  /** What was typed. */
  readonly command: string
  readonly rounds: number
  readonly hosts: readonly Hosted[]
}

/** One framework. */
export interface Hosted {
  readonly name: string
  /** With their versions. */
  readonly packages: readonly string[]
  readonly peer: string
  readonly ours: string
  readonly cases: readonly Measured[]
}

/** One case on it. */
export interface Measured {
  readonly id: string
  readonly contenders: readonly Contended[]
}

export interface Contended {
  readonly role: Role
  readonly answer: Answer
  /** What is wrong with the answer: then how fast it comes means nothing. */
  readonly fault?: string | undefined
  /** Of a call from the request to the head, with the framework; nothing if memory was collected in all rounds. */
  readonly nanoseconds?: Spread | undefined
  /** To what it takes where there is no CORS. */
  readonly added?: Added | undefined
  /** Calls in a batch. */
  readonly size: number
  /** Batches that did not count. */
  readonly dropped: number
}

export interface Added {
  readonly nanoseconds: Spread
  readonly bytes: Spread
}
