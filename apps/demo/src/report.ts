import Table from 'cli-table3'
import colours from 'picocolors'
import { type Api, type Pages, visitors } from './places.ts'
import { type HostRows, type Row, isAsExpected } from './rows.ts'

export function reportPlaces(pages: Pages, apis: readonly Api[]): string {
  const places = [
    ...visitors.map((visitor) => [visitor, pages[visitor]] as const),
    ...apis.map(({ title, url }) => [title, url] as const),
  ]
  const width = Math.max(...places.map(([name]) => name.length))
  return places.map(([name, url]) => `${name.padEnd(width)} ${url}`).join('\n')
}

export function reportHost({ api, rows }: HostRows, judge: string): string {
  const table = new Table({
    head: ['scenario', "the page's origin", 'expected', judge, "its console's reason"],
    style: { head: [], border: [], compact: true },
  })
  for (const row of rows) {
    const title = row.visitor === visitors[0] ? row.scenario.title : ''
    const mark = isAsExpected(row) ? colours.green('✓') : colours.red('✗')
    table.push([title, row.visitor, row.scenario.expected[row.visitor], `${mark} ${row.outcome}`, row.reason])
  }
  return `\n${colours.bold(api.title)}\n${table.toString()}`
}

/** What each reason is in the console's own words. */
export function reportReasons(results: readonly HostRows[]): string {
  const sentences = new Map(
    results
      .flatMap(({ rows }) => rows)
      .filter(({ sentence }) => sentence !== '')
      .map((row) => [row.reason, row.sentence]),
  )
  return [...sentences].map(([reason, sentence]) => `${colours.bold(reason)}: ${sentence}`).join('\n')
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
export function reportVerdict(results: readonly HostRows[]): string {
  const count = results.flatMap(({ rows }) => rows).length
  const wrong = results.flatMap(({ api, rows }) =>
    rows.filter((row) => !isAsExpected(row)).map((row) => `  ${api.title}: ${describeRow(row)}`),
  )
  if (wrong.length === 0) return colours.green(`All ${count} went as expected.`)
  return [colours.red(`${wrong.length} of ${count} did not go as expected:`), ...wrong].join('\n')
}

function describeRow({ scenario, visitor, outcome, reason }: Row): string {
  const because = reason === '' ? '' : ` (${reason})`
  return `${scenario.id} from the ${visitor} origin: expected ${scenario.expected[visitor]}, got ${outcome}${because}`
}
