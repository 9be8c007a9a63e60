import Table from 'cli-table3'
import { ratioOf } from '../../calls/report/ratios.ts'
import { digits, spread } from '../../figures.ts'
import type { Spread } from '../../statistics.ts'
import type { Role } from '../applications/application.ts'
import type { Asked, Contended, Costs, Measured } from '../results.ts'

/** Over the cells, of which the first two are names. */
export function headsOf({ peer }: Measured): readonly string[] {
  return [
    'request',
    '',
    'CPU, us',
    'added, us',
    `added, to ${peer}`,
    'to by hand',
    'requests/s',
    `requests/s, to ${peer}`,
  ]
}

/** Where numbers stand. */
export const numberColumns: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7])

/** A line for each who was asked. */
export function rowsOf(measured: Measured): readonly (readonly string[])[] {
  return measured.requests.flatMap((asked) =>
    asked.contenders.map((contended, index) => [
      index === 0 ? asked.id : '',
      nameOf(contended.role, measured),
      ...cellsOf(contended, asked),
    ]),
  )
}

/** The table of one framework. */
export function drawTable(measured: Measured): string {
  const heads = headsOf(measured)
  const rows = rowsOf(measured)
  const table = new Table({
    style: { head: [], border: [] },
    colAligns: heads.map((_, column) => (numberColumns.has(column) ? 'right' : 'left')),
  })
  table.push([measured.name.toUpperCase(), ...heads.slice(1)])
  table.push(heads.map((_, column) => rows.map((row) => row[column] ?? '').join('\n')))
  return table.toString()
}

/** For people: packages by their names. */
export function nameOf(role: Role, { peer, ours }: Measured): string {
  if (role === 'peer') return peer
  return role === 'ours' ? ours : role
}

function cellsOf({ role, fault, costs }: Contended, { contenders }: Asked): readonly string[] {
  if (fault !== undefined) return ['wrong', '', '', '', '', '']
  if (costs === undefined) return ['', '', '', '', '', '']
  const of = (wanted: Role): Costs | undefined =>
    wanted === role ? undefined : contenders.find((each) => each.role === wanted)?.costs
  const isOurs = role === 'ours' || role === 'withCors'
  const [peer, hand] = isOurs ? [of('peer'), of('by hand')] : []
  return [
    spread(costs.processor, digits),
    costs.added === undefined ? '' : spread(costs.added, digits),
    compare(costs.added, peer?.added),
    compare(costs.added, hand?.added),
    spread(costs.perSecond, whole),
    compare(costs.perSecond, peer?.perSecond),
  ]
}

function compare(ours: Spread | undefined, theirs: Spread | undefined): string {
  return ours === undefined || theirs === undefined ? '' : ratioOf(ours, theirs)
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en')
}
