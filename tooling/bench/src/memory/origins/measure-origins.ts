import { withVersion } from '../../calls/versions.ts'
import { spreadOf } from '../../statistics.ts'
import { startAsked } from '../asked.ts'
import type { Held } from '../../heap.ts'
import type { Holding, Origins } from '../results.ts'
import type { Task } from './child.ts'
import { holders } from './holders.ts'

const entry = new URL('./child.ts', import.meta.url)

/** Has everybody hold so many origins, in as many fresh processes as there are runs. */
export async function measureOrigins(
  { size, runs }: Omit<Origins, 'holders'>,
  tell: (progress: string) => void,
): Promise<Origins> {
  const samples = new Map<string, Held[]>()
  for await (const { holder, held } of inTurns(size, runs)) {
    const known = samples.get(holder) ?? []
    known.push(held)
    samples.set(holder, known)
    if (known.length === runs) tell(`${size.toLocaleString('en')} origins: ${holder}`)
  }
  return { size, runs, holders: [...samples].map(([holder, of]) => summarize(holder, of)) }
}

async function* inTurns(
  size: number,
  runs: number,
): AsyncGenerator<{ readonly holder: string; readonly held: Held }> {
  for (let run = 0; run < runs; run++) {
    for (const holder of Object.keys(holders)) {
      yield holdOnce({ holder, size }).then((held) => ({ holder, held }))
    }
  }
}

async function holdOnce(task: Task): Promise<Held> {
  const child = startAsked<Task, Held>(entry)
  try {
    return await child.ask(task)
  } finally {
    await child.stop()
  }
}

function summarize(holder: string, samples: readonly Held[]): Holding {
  return {
    holder,
    shown: nameOf(holder),
    rss: spreadOf(samples.map(({ rss }) => rss)),
    heap: spreadOf(samples.map(({ heap }) => heap)),
  }
}

/** With the version, where it is a package. */
function nameOf(holder: string): string {
  const { name = holder, package: of } = holders[holder] ?? {}
  return of === undefined ? name : name.replace(of, withVersion(of))
}
