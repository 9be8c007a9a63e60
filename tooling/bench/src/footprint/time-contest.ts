import { spreadOf } from '../statistics.ts'
import type { Prepared, Project } from './projects.ts'
import { type Contested, type Load, type Side, hows } from './results.ts'
import { type Sample, type Start, timeStarts } from './time-starts.ts'

type Who = 'bare' | 'framework' | 'peer' | 'ours'

interface Entry extends Start {
  readonly who: Who
  readonly when: 'alone' | 'beside'
}

/** Times everything of a contest in turns, so that what slows the machine slows all of it. */
export async function timeContest(
  prepared: Prepared,
  rounds: number,
  env: NodeJS.ProcessEnv,
): Promise<Contested> {
  const { contest, framework, peer, ours } = prepared
  const entries = rounds === 0 ? [] : entriesOf(prepared)
  const samples = await timeStarts(entries, rounds, env)
  const load = (who: Who, when: Entry['when'], how: Start['how']): Load | undefined => {
    const at = entries.findIndex((each) => each.who === who && each.when === when && each.how === how)
    return loadOf(samples[at] ?? [])
  }
  const both = (who: Who, when: Entry['when']): Side['alone'] => {
    const [byImport, byRequire] = [load(who, when, 'import'), load(who, when, 'require')]
    return byImport && byRequire && { import: byImport, require: byRequire }
  }
  const side = (who: Who, { shown, packages, types }: Project): Side => ({
    shown,
    packages,
    types,
    alone: both(who, 'alone'),
    beside: both(who, 'beside'),
  })
  return {
    name: contest.name,
    bare: both('bare', 'alone'),
    framework: side('framework', framework),
    peer: side('peer', peer),
    ours: side('ours', ours),
  }
}

function entriesOf({ framework, peer, ours }: Prepared): readonly Entry[] {
  const entry = (who: Who, when: Entry['when'], { cwd }: Project, names: readonly string[]): Entry[] =>
    hows.map((how) => ({ who, when, how, cwd, names }))
  return [
    ...entry('bare', 'alone', framework, []),
    ...entry('framework', 'alone', framework, framework.imports),
    ...(peer.imports.length === 0 ? [] : entry('peer', 'alone', peer, peer.imports)),
    ...entry('ours', 'alone', ours, ours.imports),
    ...entry('peer', 'beside', peer, [...framework.imports, ...peer.imports]),
    ...entry('ours', 'beside', ours, [...framework.imports, ...ours.imports]),
  ]
}

function loadOf(samples: readonly Sample[]): Load | undefined {
  if (samples.length === 0) return undefined
  return {
    milliseconds: spreadOf(samples.map(({ milliseconds }) => milliseconds)),
    process: spreadOf(samples.map((sample) => sample.process)),
    rss: spreadOf(samples.map(({ rss }) => rss)),
  }
}
