import type { Engine } from '@cors/browser'
import { type Plan, type Series, runRounds } from '../../calls/measuring/rounds.ts'
import { type Spread, spreadOf } from '../../statistics.ts'
import { cases } from '../cases/cases.ts'
import { engines } from '../engines.ts'
import type { Timed } from '../results.ts'
import { type Evaluate, runBatch } from './batch.ts'

/** Every case in every engine, all of them in turns. */
export async function timeAll(judge: Evaluate, plan: Plan): Promise<readonly Timed[]> {
  const entries = cases.flatMap((each) => engines.map((engine) => ({ each, engine })))
  const series = await runRounds(entries.length, plan, async (index, slice) => {
    const entry = entries[index]
    if (entry === undefined) throw new RangeError(`there is no entry ${index}`)
    return runBatch(judge, entry.each, entry.engine, slice)
  })
  return entries.map(({ each, engine }, index) => summarize(each.id, engine, series[index]))
}

/** Without the batches in which memory was collected. */
export function summarize(id: string, engine: Engine, series?: Series): Timed {
  const { batches, size } = series ?? { batches: [], size: 0 }
  const counted = batches.filter(({ isCollected }) => !isCollected)
  return {
    id,
    engine,
    microseconds: spreadIfAny(counted.map(({ nanoseconds }) => nanoseconds / 1000)),
    bytes: spreadIfAny(counted.map(({ bytes }) => bytes)),
    size,
    dropped: batches.length - counted.length,
  }
}

function spreadIfAny(samples: readonly number[]): Spread | undefined {
  return samples.length === 0 ? undefined : spreadOf(samples)
}
