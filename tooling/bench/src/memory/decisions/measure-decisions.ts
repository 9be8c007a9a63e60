import { startAsked } from '../asked.ts'
import type { Decided } from '../results.ts'
import type { Task } from './child.ts'

const entry = new URL('./child.ts', import.meta.url)

// Megabytes, from the start: more than a round with all its requests takes, so that nothing is collected in it.
const young = 64

/** The cases whose decisions are looked at, in the order of the output. */
export const decided: readonly string[] = [
  'no-origin',
  'any',
  'allowed/10',
  'refused/10',
  'wildcards/10',
  'wildcards-refused/100',
  'preflight/allowed',
  'preflight/refused-origin',
  'preflight/refused-header',
  'hostile/origin-wildcards',
]

/** What each of them allocates, in a process that has seen all those before, as a server has. */
export async function measureDecisions(
  rounds: number,
  tell: (progress: string) => void,
): Promise<readonly Decided[]> {
  const child = startAsked<Task, Decided>(entry, [
    `--min-semi-space-size=${young}`,
    `--max-semi-space-size=${young}`,
  ])
  const all: Decided[] = []
  try {
    for await (const one of inTurn()) {
      tell(`decisions: ${one.id}`)
      all.push(one)
    }
  } finally {
    await child.stop()
  }
  return all

  async function* inTurn(): AsyncGenerator<Decided> {
    for (const id of decided) yield child.ask({ id, rounds })
  }
}
