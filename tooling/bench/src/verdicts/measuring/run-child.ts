import type { Plan } from '../../calls/measuring/rounds.ts'
import { startAsked } from '../../memory/asked.ts'
import type { Timed } from '../results.ts'

const entry = new URL('./child.ts', import.meta.url)

// Megabytes, from the start: more than a batch with all its exchanges takes, so that nothing is collected in it.
const young = 64

/** Measures in a fresh process, with the package as it is built. @throws if the process fails. */
export async function runChild(plan: Plan): Promise<readonly Timed[]> {
  const child = startAsked<Plan, readonly Timed[]>(entry, [
    `--min-semi-space-size=${young}`,
    `--max-semi-space-size=${young}`,
  ])
  try {
    return await child.ask(plan)
  } finally {
    await child.stop()
  }
}
