import { mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Place, outside, publishAll, startRegistry } from '@tooling/registry'
import type { Contest } from './contests.ts'
import { type Prepared, prepare } from './projects.ts'
import type { Contested } from './results.ts'
import { timeContest } from './time-contest.ts'

/** Publishes to a registry of its own, installs, weighs, and times unless there are no rounds. */
export async function measure(
  contests: readonly Contest[],
  rounds: number,
  tell: (progress: string) => void,
): Promise<readonly Contested[]> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cors-bench-'))
  const home = join(folder, 'home')
  mkdirSync(home)
  try {
    const prepared = await prepareAll(contests, { cwd: folder, env: outside(home) }, tell)
    const contested: Contested[] = []
    for await (const each of timeAll(prepared, rounds, outside(home), tell)) contested.push(each)
    return contested
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** All of them before the first is timed, and without a registry afterwards: what runs is heard. */
async function prepareAll(
  contests: readonly Contest[],
  { cwd, env }: Required<Place>,
  tell: (progress: string) => void,
): Promise<readonly Prepared[]> {
  const registry = await startRegistry()
  try {
    tell('building and publishing')
    const published = await publishAll(registry.url)
    const place = { cwd, env: { ...env, npm_config_registry: registry.url } }
    const prepared: Prepared[] = []
    for await (const each of prepareEach(contests, published, place, tell)) prepared.push(each)
    return prepared
  } finally {
    await registry.stop()
  }
}

async function* prepareEach(
  contests: readonly Contest[],
  published: Awaited<ReturnType<typeof publishAll>>,
  place: Required<Place>,
  tell: (progress: string) => void,
): AsyncGenerator<Prepared> {
  for (const contest of contests) {
    tell(`${contest.name}: installing`)
    const ours = published.find(({ name }) => name === contest.ours)
    if (ours === undefined) throw new Error(`${contest.ours} was not published`)
    yield prepare(contest, ours.version, place)
  }
}

async function* timeAll(
  prepared: readonly Prepared[],
  rounds: number,
  env: NodeJS.ProcessEnv,
  tell: (progress: string) => void,
): AsyncGenerator<Contested> {
  for (const each of prepared) {
    if (rounds > 0) tell(`${each.contest.name}: ${rounds} rounds`)
    yield timeContest(each, rounds, env)
  }
}
