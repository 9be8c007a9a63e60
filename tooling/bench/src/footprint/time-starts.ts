import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '@tooling/registry'
import { withoutNodes } from '../environment.ts'

/** A process that loads packages, and ends. */
export interface Start {
  /** A project that has them. */
  readonly cwd: string
  readonly how: 'import' | 'require'
  /** In this order. */
  readonly names: readonly string[]
}

/** One such process. */
export interface Sample {
  /** For the packages alone, taken inside. */
  readonly milliseconds: number
  /** From start to end, taken outside. */
  readonly process: number
  /** How many bytes more are resident afterwards. */
  readonly rss: number
}

const probes: { readonly [How in Start['how']]: string } = {
  import: fileURLToPath(new URL('./probes/import.mjs', import.meta.url)),
  require: fileURLToPath(new URL('./probes/require.cjs', import.meta.url)),
}

/**
 * Starts each as often as there are rounds, in turns, every other round backwards, and once before to
 * have the files in the system's memory. Results stand in the order of what was given.
 */
export async function timeStarts(
  starts: readonly Start[],
  rounds: number,
  env: NodeJS.ProcessEnv,
): Promise<readonly (readonly Sample[])[]> {
  for (const { cwd, how } of starts) copyFileSync(probes[how], join(cwd, basename(probes[how])))
  const samples = starts.map((): Sample[] => [])
  for await (const { round, place, sample } of inTurns(starts, rounds, env)) {
    if (round > 0) samples[place]?.push(sample)
  }
  return samples
}

interface Turn {
  readonly round: number
  readonly place: number
  readonly sample: Sample
}

async function* inTurns(
  starts: readonly Start[],
  rounds: number,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<Turn> {
  const placed = [...starts.entries()]
  for (let round = 0; round <= rounds; round++) {
    for (const [place, start] of round % 2 === 0 ? placed : placed.toReversed()) {
      yield time(start, env).then((sample) => ({ round, place, sample }))
    }
  }
}

async function time({ cwd, how, names }: Start, env: NodeJS.ProcessEnv): Promise<Sample> {
  const before = performance.now()
  const printed = await run(process.execPath, [basename(probes[how]), ...names], {
    cwd,
    env: withoutNodes(env),
  })
  const whole = performance.now() - before
  return { ...(JSON.parse(printed) as Omit<Sample, 'process'>), process: whole }
}
