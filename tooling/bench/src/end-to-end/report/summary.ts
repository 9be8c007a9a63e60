import { markdownTable } from '../../calls/report/markdown.ts'
import { ratioOf } from '../../calls/report/ratios.ts'
import { digits } from '../../figures.ts'
import { nameMachine } from '../../machine.ts'
import type { Role } from '../applications/application.ts'
import type { Asked, Costs, EndToEnd, Measured } from '../results.ts'

/** What CORS adds on all frameworks, in one table for the docs. */
export function summaryOf({ machine, commit, command, frameworks }: EndToEnd): string {
  return [
    `\`${command}\` at commit ${commit} on ${nameMachine(machine)}`,
    '',
    markdownTable(
      ['framework', 'request', 'alone, us', 'by hand', 'the peer', 'ours', 'ours to the peer', 'to by hand'],
      frameworks.flatMap((measured) => measured.requests.map((asked) => rowOf(measured, asked))),
      new Set([2, 3, 4, 5, 6, 7]),
    ),
  ].join('\n')
}

function rowOf({ name }: Measured, asked: Asked): readonly string[] {
  const [bare, hand, peer, ours] = (['bare', 'by hand', 'peer', 'ours'] as const).map((role) =>
    costsOf(asked, role),
  )
  return [
    name,
    `\`${asked.id}\``,
    bare === undefined ? '' : digits(bare.processor.median),
    ...[hand, peer, ours].map((costs) => (costs?.added === undefined ? '' : signed(costs.added.median))),
    ...[peer, hand].map((costs) =>
      ours?.added === undefined || costs?.added === undefined ? '' : ratioOf(ours.added, costs.added),
    ),
  ]
}

function costsOf({ contenders }: Asked, wanted: Role): Costs | undefined {
  return contenders.find(({ role }) => role === wanted)?.costs
}

function signed(number: number): string {
  return `${number < 0 ? '' : '+'}${digits(number)}`
}
