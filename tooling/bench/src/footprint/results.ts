import type { Machine } from '../machine.ts'
import type { Spread } from '../statistics.ts'
import type { Start } from './time-starts.ts'
import type { Weighed } from './weigh.ts'

/** All that this room has measured. */
export interface Footprint {
  readonly machine: Machine
  /** None where no time was taken. */
  readonly rounds: number
  readonly contests: readonly Contested[]
}

/** What one contest came to. */
export interface Contested {
  readonly name: string
  /** Processes that load nothing; absent where no time was taken. */
  readonly bare?: ByHow<Load> | undefined
  readonly framework: Side
  readonly peer: Side
  readonly ours: Side
}

export interface Side {
  /** With its version. */
  readonly shown: string
  /** What it brings in addition to the framework; of the framework, all. */
  readonly packages: readonly Weighed[]
  /** What users of TypeScript install besides. */
  readonly types: readonly Weighed[]
  /** Loaded by itself; absent for what comes with the framework. */
  readonly alone?: ByHow<Load> | undefined
  /** Loaded after the framework, both counted. */
  readonly beside?: ByHow<Load> | undefined
}

type ByHow<Value> = { readonly [How in Start['how']]: Value }

export const hows: readonly Start['how'][] = ['import', 'require']

/** In a fresh process. */
export interface Load {
  readonly milliseconds: Spread
  /** The whole process, from its start to its end, in milliseconds. */
  readonly process: Spread
  /** Bytes. */
  readonly rss: Spread
}
