import Table from 'cli-table3'
import colours from 'picocolors'
import { type Places, visitors } from './places.ts'
import { type Row, isAsExpected } from './rows.ts'

export function reportPlaces({ api, pages }: Places): string {
  return [
    ...visitors.map((visitor) => `${visitor.padEnd(11)} ${pages[visitor]}`),
    `${'the API'.padEnd(11)} ${api}`,
  ].join('\n')
}

/** The table, and below it what each reason is in the console's own words. */
export function reportRows(rows: readonly Row[], judge: string): string {
  const table = new Table({
    head: ['scenario', "the page's origin", 'expected', judge, "its console's reason"],
    style: { head: [], border: [], compact: true },
  })
  for (const row of rows) {
    const title = row.visitor === visitors[0] ? row.scenario.title : ''
    const mark = isAsExpected(row) ? colours.green('✓') : colours.red('✗')
    table.push([title, row.visitor, row.scenario.expected[row.visitor], `${mark} ${row.outcome}`, row.reason])
  }
  const sentences = new Map(
    rows.filter(({ sentence }) => sentence !== '').map((row) => [row.reason, row.sentence]),
  )
  return [
    table.toString(),
    ...[...sentences].map(([reason, sentence]) => `${colours.bold(reason)}: ${sentence}`),
  ].join('\n')
}

export function reportExchanges(rows: readonly Row[]): string {
  return rows
    .map(({ scenario, visitor, exchanges }) =>
      [
        colours.bold(`${scenario.title} (${visitor})`),
        ...exchanges.flatMap(({ sent, received }) => [`  > ${sent}`, `  < ${received}`]),
      ].join('\n'),
    )
    .join('\n')
}

/** The last word: the rows that did not go as expected, or that there are none. */
export function reportVerdict(rows: readonly Row[]): string {
  const wrong = rows.filter((row) => !isAsExpected(row))
  if (wrong.length === 0) return colours.green(`All ${rows.length} went as expected.`)
  return [
    colours.red(`${wrong.length} of ${rows.length} did not go as expected:`),
    ...wrong.map(
      ({ scenario, visitor, outcome, reason }) =>
        `  ${scenario.id} from the ${visitor} origin: expected ${scenario.expected[visitor]}, got ${outcome}${reason === '' ? '' : ` (${reason})`}`,
    ),
  ].join('\n')
}
