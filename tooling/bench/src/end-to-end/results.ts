import type { Answer } from '../calls/measuring/answer.ts'
import type { Machine } from '../machine.ts'
import type { Spread } from '../statistics.ts'
import type { Role } from './applications/application.ts'

/** All that this room has measured. */
export interface EndToEnd {
  readonly machine: Machine
  readonly commit: string
  /** What was typed. */
  readonly command: string
  readonly rounds: number
  /** Requests in a batch, on all connections. */
  readonly amount: number
  readonly connections: number
  readonly frameworks: readonly Measured[]
}

/** One framework. */
export interface Measured {
  readonly name: string
  /** With their versions. */
  readonly packages: readonly string[]
  readonly peer: string
  readonly ours: string
  readonly requests: readonly Asked[]
}

/** One kind of request to it. */
export interface Asked {
  readonly id: string
  readonly contenders: readonly Contended[]
}

export interface Contended {
  readonly role: Role
  readonly answer: Answer
  /** What is wrong with the answer: then nothing was timed. */
  readonly fault?: string | undefined
  /** Absent where nothing was timed. */
  readonly costs?: Costs | undefined
}

/** By the request. */
export interface Costs {
  /** Microseconds of all processors that the server had. */
  readonly processor: Spread
  /** To what it takes where there is no CORS; absent for that itself, and if that was not timed. */
  readonly added?: Spread | undefined
  /** Requests per second. */
  readonly perSecond: Spread
  /** Processors that the server had at a time: if less than one, it waited, for the client or for a processor. */
  readonly busy: Spread
}
