import Table from 'cli-table3'
import { bytes, digits, spread } from '../../figures.ts'
import type { Role } from '../hosts/contender.ts'
import { ratioOf } from './ratios.ts'
import type { Added, Contended, Hosted, Measured } from '../results.ts'

/** Over the cells. */
export function headsOf({ peer, ours }: Hosted): readonly string[] {
  const against = `ours to ${peer}`
  return [
    'nothing',
    'by hand',
    'same headers',
    peer,
    ours,
    against,
    'to by hand',
    'bytes: by hand',
    peer,
    ours,
    against,
  ]
}

/** The table of one framework. */
export function drawTable(host: Hosted): string {
  const heads = headsOf(host)
  const table = new Table({
    style: { head: [], border: [] },
    colAligns: ['left', ...heads.map(() => 'right' as const)],
  })
  const rows = host.cases.map((each) => [each.id, ...cellsOf(each)])
  table.push([host.name.toUpperCase(), ...heads])
  table.push([0, ...heads.keys()].map((_, column) => rows.map((row) => row[column] ?? '').join('\n')))
  return table.toString()
}

/** In the order of the heads. */
export function cellsOf(measured: Measured): readonly string[] {
  const alone = of(measured, 'nothing')?.nanoseconds
  const [hand, same, peer, ours] = (['by hand', 'same headers', 'peer', 'ours'] as const).map((role) =>
    of(measured, role),
  )
  return [
    alone === undefined ? '' : nanoseconds(alone.median),
    time(hand),
    time(same),
    time(peer),
    time(ours),
    compare(ours, peer, 'nanoseconds'),
    compare(ours, hand, 'nanoseconds'),
    memory(hand),
    memory(peer),
    memory(ours),
    compare(ours, peer, 'bytes'),
  ]
}

/** Whoever has this role, if it is there. */
function of({ contenders }: Measured, wanted: Role): Contended | undefined {
  return contenders.find(({ role }) => role === wanted)
}

function time(contended: Contended | undefined): string {
  if (contended?.fault !== undefined) return 'wrong'
  return contended?.added === undefined ? '' : spread(contended.added.nanoseconds, nanoseconds)
}

function nanoseconds(number: number): string {
  return Math.abs(number) < 10_000 ? digits(number) : Math.round(number).toLocaleString('en')
}

function memory(contended: Contended | undefined): string {
  if (contended?.fault !== undefined || contended?.added === undefined) return ''
  return bytes(contended.added.bytes.median)
}

function compare(ours: Contended | undefined, theirs: Contended | undefined, what: keyof Added): string {
  const [a, b] = [ours, theirs].map((each) => (each?.fault === undefined ? each?.added?.[what] : undefined))
  return a === undefined || b === undefined ? '' : ratioOf(a, b)
}
