import Table from 'cli-table3'
import type { Spread } from '../statistics.ts'
import { bytes, digits, megabytes, ratio, ratioOfSpreads, spread } from '../figures.ts'
import { type Contested, type Load, type Side, hows } from './results.ts'
import { bytesOf, filesOf, packedOf } from './weigh.ts'

/** Its name, the framework, the peer, ours, and ours against the peer. */
type Line = readonly [string, string, string, string, string]

type Unit = (number: number) => string

/** The whole table: for each contest a head and its lines. */
export function drawTable(contests: readonly Contested[]): string {
  const table = new Table({
    style: { head: [], border: [] },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  })
  for (const contest of contests) {
    const { name, framework, peer, ours } = contest
    table.push([name.toUpperCase(), framework.shown, peer.shown, ours.shown, 'ours to theirs'])
    table.push(inOneRow([...weights(contest), ...times(contest)]))
  }
  return table.toString()
}

/** Without a rule between them. */
function inOneRow(lines: readonly Line[]): string[] {
  return [0, 1, 2, 3, 4].map((column) => lines.map((line) => line[column] ?? '').join('\n'))
}

function weights({ framework, peer, ours }: Contested): readonly Line[] {
  const line = (name: string, of: (side: Side) => number, unit: Unit): Line => [
    name,
    unit(of(framework)),
    unit(of(peer)),
    unit(of(ours)),
    ratio(of(ours), of(peer)),
  ]
  return [
    line('packages', ({ packages }) => packages.length, String),
    line('files', ({ packages }) => filesOf(packages), String),
    line('on the disk', ({ packages }) => bytesOf(packages), bytes),
    line('  of this, code', ({ packages }) => bytesOf(packages, 'code'), bytes),
    line('tarballs', ({ packages }) => packedOf(packages), bytes),
    line('types to install besides', ({ types }) => bytesOf(types), bytes),
  ]
}

function times(contest: Contested): readonly Line[] {
  if (contest.bare === undefined) return []
  const lines = (name: string, when: 'alone' | 'beside', of: (load: Load) => Spread, unit: Unit) =>
    hows.map((how): Line => {
      const [framework, peer, ours] = [contest.framework, contest.peer, contest.ours].map((side) => {
        const load = side[when]?.[how]
        return load && of(load)
      })
      const compared = ours && peer ? ratioOfSpreads(ours, peer) : ''
      return [`${how}() ${name}`, show(framework, unit), show(peer, unit), show(ours, unit), compared]
    })
  return [
    ...lines('alone, ms', 'alone', ({ milliseconds }) => milliseconds, digits),
    ...lines('alone, RSS, MB', 'alone', ({ rss }) => rss, megabytes),
    ...lines('alone, process, ms', 'alone', (load) => load.process, digits),
    ...lines('with framework, ms', 'beside', ({ milliseconds }) => milliseconds, digits),
    ...lines('with framework, RSS, MB', 'beside', ({ rss }) => rss, megabytes),
  ]
}

function show(each: Spread | undefined, unit: Unit): string {
  return each === undefined ? '' : spread(each, unit)
}
