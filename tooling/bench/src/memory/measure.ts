import { build } from '../calls/build.ts'
import type { Command } from '../command.ts'
import { nameCommit } from '../commit.ts'
import { describeMachine } from '../machine.ts'
import { measureDecisions } from './decisions/measure-decisions.ts'
import { measureOrigins } from './origins/measure-origins.ts'
import type { Memory } from './results.ts'
import { type Length, soak } from './soak/soak.ts'

type Asked = Pick<Command, 'rounds' | 'quick' | 'line' | 'requests'>

const size = 100_000

// Processes for each holder, and rounds of decisions: more say no more, since memory hardly varies.
const runs = { usual: 7, quick: 2, withoutTime: 3 }

/** Builds the packages, and measures one thing after the other; without rounds, only what is held. */
export async function measure(asked: Asked, tell: (progress: string) => void): Promise<Memory> {
  tell('building')
  await build()
  const plan = planOf(asked)
  return {
    machine: describeMachine(),
    commit: await nameCommit(),
    command: asked.line,
    origins: await measureOrigins({ size, runs: plan.runs }, tell),
    decisions: await measureDecisions(plan.runs, tell),
    soak: plan.length && (await soak(plan.length, tell)),
  }
}

/** How often and how long what is asked takes. */
interface Plan {
  readonly runs: number
  /** Absent where no time is to be taken. */
  readonly length?: Length | undefined
}

export function planOf({ rounds, quick, requests }: Omit<Asked, 'line'>): Plan {
  if (rounds === 0) return { runs: runs.withoutTime }
  return {
    runs: Math.min(rounds, quick ? runs.quick : runs.usual),
    length: { warmUp: quick ? 3000 : 20_000, requests: requests ?? { seconds: quick ? 2 : 50 } },
  }
}
