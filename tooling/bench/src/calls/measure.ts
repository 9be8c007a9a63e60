import type { Command } from '../command.ts'
import { nameCommit } from '../commit.ts'
import { describeMachine } from '../machine.ts'
import { build } from './build.ts'
import { casesOf } from './cases/cases-of.ts'
import { hosts } from './hosts/hosts.ts'
import { runHost } from './measuring/run-host.ts'
import type { Calls, Hosted } from './results.ts'
import { withVersion } from './versions.ts'

// Rounds, besides those that count: by then a batch of each contender has its machine code and its size.
const warmUps = 40
const quickWarmUps = 12

type Asked = Pick<Command, 'frameworks' | 'rounds' | 'quick' | 'case' | 'line'>

/** Builds the packages, and measures one framework after the other. */
export async function measure(asked: Asked, tell: (progress: string) => void): Promise<Calls> {
  tell('building')
  await build()
  const measured: Hosted[] = []
  for await (const host of measureEach(asked, tell)) measured.push(host)
  return {
    machine: describeMachine(),
    commit: await nameCommit(),
    command: asked.line,
    rounds: asked.rounds,
    hosts: measured,
  }
}

async function* measureEach(asked: Asked, tell: (progress: string) => void): AsyncGenerator<Hosted> {
  for (const [name, { packages, peer, ours }] of Object.entries(hosts)) {
    const ids = chooseCases(name, asked)
    if (asked.frameworks.includes(name) && ids.length > 0) {
      const task = {
        host: name,
        cases: ids,
        rounds: asked.rounds,
        warmUps: asked.quick ? quickWarmUps : warmUps,
      }
      yield runHost(task, (id) => tell(`${name}: ${id}`)).then((cases) => ({
        name,
        packages: packages.map(withVersion),
        peer,
        ours,
        cases,
      }))
    }
  }
}

/** One that is named whole is taken alone. */
export function chooseCases(
  host: string,
  { quick, case: beginning }: Pick<Asked, 'quick' | 'case'>,
): readonly string[] {
  const known = casesOf(host)
  if (beginning === undefined) return known.filter(({ isQuick }) => isQuick || !quick).map(({ id }) => id)
  const ids = known.map(({ id }) => id)
  return ids.includes(beginning) ? [beginning] : ids.filter((id) => id.startsWith(beginning))
}
