import type { Exchange, Reason } from '@cors/browser'
import { inWords, reportOf } from './observed.ts'
import { type Outcome, type ReasonCase, type Report, engines } from './reason-case.ts'
import { code, tableOf } from './table.ts'
import { callOf } from './call.ts'
import { type Leg, legsOf } from './transcript.ts'

/** The page about a reason, in Markdown. */
export async function renderPage(reason: Reason, told: ReasonCase): Promise<string> {
  const { meaning, clauses, change, wrong, right, mistakenFor, related, shownIn = 'standard' } = told
  const violation = inWords(reason, told)
  const side = violation?.side ?? 'server'
  return [
    `# ${reason}`,
    ...(violation === undefined ? [] : [`> ${violation.message}`]),
    meaning,
    clauses.length === 0
      ? 'No standard has it.'
      : `It stands in ${clauses.map(([name, url, step]) => `[${name}](${url})${step === undefined ? '' : `, ${step}`}`).join('; ')}.`,
    '## Who must change what',
    `**The ${side}.** ${change}`,
    ...(violation === undefined ? [] : [`\`evaluate\` says of the example: ${violation.fix}`]),
    '### Wrong',
    ...shown(wrong, await legsOf(wrong, shownIn)),
    '### Right',
    ...shown(right, await legsOf(right, shownIn)),
    '## What browsers say',
    tableOf(
      ['engine', 'what it does', 'code', 'text'],
      ...engines.map((engine) => rowOf(engine, reportOf(reason, told, engine))),
    ),
    ...(told.engines === undefined ? [] : [told.engines]),
    ...(told.notModelled === undefined
      ? []
      : [
          `\`evaluate\` does not give this reason: ${told.notModelled.why} The table has what is known from elsewhere.`,
        ]),
    '## Often mistaken for',
    mistakenFor.map((other) => `- ${other}`).join('\n'),
    '## Related',
    related.map((other) => `- [${other}](${other}.md)`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

const done: Readonly<Record<Outcome, string>> = {
  blocks: 'blocks it',
  warns: 'goes on',
  passes: 'lets it pass',
}

function rowOf(engine: (typeof engines)[number], { outcome, code: name, text }: Report): readonly string[] {
  const names = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }
  const said = text === undefined || text === '' ? 'nothing' : code(text)
  return [names[engine], done[outcome], name === undefined ? 'none' : code(name), said]
}

// More hops than these say nothing new.
const mostLegs = 3

function shown({ request }: Exchange, legs: readonly Leg[]): readonly string[] {
  const parts = [`A page of \`${request.documentOrigin}\`:`, callOf(request)]
  if (legs.length === 0) return [...parts, 'Nothing is sent.']
  const some = legs.length > mostLegs ? legs.slice(0, 2) : legs
  for (const { isPreflight, isAnswered, text } of some) {
    if (isPreflight) parts.push('The browser asks first:')
    else if (some.some((leg) => leg.isPreflight)) parts.push('Then:')
    parts.push(`\`\`\`http\n${text}\n\`\`\``)
    if (!isAnswered) parts.push('No answer comes.')
  }
  if (some.length < legs.length) parts.push(`And so on, ${legs.length} times in all.`)
  return parts
}
