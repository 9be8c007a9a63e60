import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, run } from '@tooling/registry'
import type { Contest, Framework } from './contests.ts'
import { type Installed, type Weighed, addedTo, createScale } from './weigh.ts'

/** A project of somebody who uses a framework, alone or with a package for it. */
export interface Project {
  readonly shown: string
  readonly cwd: string
  /** What an application of it loads of the package; nothing, where that comes with the framework. */
  readonly imports: readonly string[]
  /** What the package brought in addition to the framework; of a framework alone, all. */
  readonly packages: readonly Weighed[]
  /** What users of TypeScript install besides. */
  readonly types: readonly Weighed[]
}

/** A contest whose projects stand ready. */
export interface Prepared {
  readonly contest: Contest
  readonly framework: Project
  readonly peer: Project
  readonly ours: Project
}

/** Installs each project into a folder of its own below this one, by the commands that users type. */
export async function prepare(
  contest: Contest,
  version: string,
  { cwd: folder, env }: Required<Place>,
): Promise<Prepared> {
  const weigh = createScale()
  const build = async (name: string, what: Parts): Promise<Project> => {
    const cwd = join(folder, contest.name, name)
    mkdirSync(cwd, { recursive: true })
    return install(contest.framework, what, { cwd, env }, weigh)
  }
  const { framework, peer, ours } = contest
  return {
    contest,
    framework: await build('framework', { shown: framework.shown, types: [] }),
    peer: await build('peer', peer),
    ours: await build('ours', { shown: `${ours} ${version}`, package: { name: ours, version }, types: [] }),
  }
}

type Parts = Contest['peer']

async function install(
  framework: Framework,
  { shown, package: added, imports = [], types }: Parts,
  place: Required<Place>,
  weigh: (folder: string) => Promise<Installed>,
): Promise<Project> {
  const step = async (...specs: readonly string[]): Promise<Installed> => {
    if (specs.length > 0) await run('npm', ['install', '--no-audit', '--no-fund', ...specs], place)
    return weigh(place.cwd)
  }
  const alone = await step(...framework.packages)
  const whole = added === undefined ? alone : await step(`${added.name}@${added.version}`)
  const typed = await step(...framework.types)
  const all = await step(...types)
  const isFramework = shown === framework.shown
  return {
    shown,
    cwd: place.cwd,
    imports: isFramework ? framework.imports : added === undefined ? imports : [added.name],
    packages: addedTo(isFramework ? new Map() : alone, whole),
    types: addedTo(isFramework ? whole : typed, all),
  }
}
