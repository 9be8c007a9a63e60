import type { Reason } from '@cors/browser'
import { cases, groups, reasons } from './cases.ts'
import { code, tableOf } from './table.ts'
import { inWords, reportOf } from './observed.ts'

/** The index of the pages, in Markdown. */
export function renderIndex(): string {
  return [
    '# Reasons',
    intro,
    ...Object.entries(groups).flatMap(([heading, told]) => [
      `## ${heading}`,
      tableOf(
        ['reason', 'in short', 'who'],
        ...(Object.keys(told) as Reason[]).map((reason) => rowOf(reason)),
      ),
    ]),
    '## By what a browser says',
    byCode,
    tableOf(['Chromium', 'reasons'], ...namedBy('chromium')),
    tableOf(['Firefox', 'reasons'], ...namedBy('firefox')),
    'WebKit has texts only, and they are on the pages.',
  ]
    .join('\n\n')
    .concat('\n')
}

const intro = `Why a browser keeps an answer from a page: one page for each reason that [\`@cors/browser\`](../../../packages/browser) gives, with an exchange that is wrong and the same one put right, and with what each engine says of it.

A script learns nothing of a reason. It sees \`TypeError: Failed to fetch\` in Chromium, \`TypeError: NetworkError when attempting to fetch resource.\` in Firefox and \`TypeError: Load failed\` in WebKit, or the \`error\` event of an \`XMLHttpRequest\` with status 0. What is true stands in the console.

The exchanges are raw, as far as a browser gets; cookies, \`User-Agent\` and what else has no part in it are left out. They are data in [tooling/reasons](../../../tooling/reasons/src/cases), from which these pages are written, and a test gives them to \`evaluate\` for every engine.`

const byCode = `Codes are those of the developer tools: \`CorsError\` in Chromium, the category of the message in Firefox. On the answer to a preflight Chromium puts \`Preflight\` before some of them.`

function rowOf(reason: Reason): readonly string[] {
  const told = cases[reason]
  return [linkTo(reason), told.short, inWords(reason, told)?.side ?? 'server']
}

function namedBy(engine: 'chromium' | 'firefox'): readonly (readonly string[])[] {
  const found = new Map<string, Reason[]>()
  for (const reason of reasons) {
    const name = reportOf(reason, cases[reason], engine).code
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), reason])
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, named]) => [code(name), named.map((reason) => linkTo(reason)).join(', ')])
}

function linkTo(reason: Reason): string {
  return `[${reason}](${reason}.md)`
}
