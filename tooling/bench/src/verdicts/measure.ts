import { build } from '../calls/build.ts'
import type { Plan } from '../calls/measuring/rounds.ts'
import type { Command } from '../command.ts'
import { nameCommit } from '../commit.ts'
import { describeMachine } from '../machine.ts'
import { runChild } from './measuring/run-child.ts'
import type { Verdicts } from './results.ts'

// Rounds, besides those that count: by then there is machine code for all engines, and batches have their sizes.
const warmUps = 40
const quickWarmUps = 12

type Asked = Pick<Command, 'rounds' | 'quick' | 'line'>

/** Builds the packages, and measures all cases in all engines. */
export async function measure(asked: Asked, tell: (progress: string) => void): Promise<Verdicts> {
  tell('building')
  await build()
  tell('measuring')
  const timed = await runChild(planOf(asked))
  return {
    machine: describeMachine(),
    commit: await nameCommit(),
    command: asked.line,
    rounds: asked.rounds,
    timed,
  }
}

export function planOf({ rounds, quick }: Omit<Asked, 'line'>): Plan {
  return { rounds, warmUps: quick ? quickWarmUps : warmUps }
}
