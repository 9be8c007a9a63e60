import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserPage, PageEvents } from '@tooling/browsers'
import { type Places, type Visitor, visitors } from './places.ts'
import type { Row } from './rows.ts'
import type { Scenario } from './scenarios.ts'
import type { PageResult } from './site.ts'

/** Runs every scenario in a browser, on the page as a person sees it, from each origin. */
export async function runInBrowser(
  browser: Browser,
  { api, pages }: Places,
  scenarios: readonly Scenario[],
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const visitor of visitors) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time: what the console says must belong to one run
    const page = await browser.open(`${pages[visitor]}/#${api.name}`)
    for (const scenario of scenarios) {
      // oxlint-disable-next-line no-await-in-loop -- the same
      rows.push(await runOne(page, visitor, scenario))
    }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await page.close()
  }
  return rows
}

async function runOne(page: BrowserPage, visitor: Visitor, scenario: Scenario): Promise<Row> {
  page.takeEvents()
  const result = await page.run(clickScenario, scenario.id)
  const events = await readEvents(page, result.outcome.startsWith('blocked'))
  const { reason, sentence } = explain(events, scenario)
  // A request that failed without a word of CORS was not blocked by the policy, whatever the page thinks.
  const blamed = reason === '' ? `failed: ${events.networkErrors[0] ?? 'no reason given'}` : result.outcome
  const outcome = result.outcome.startsWith('blocked') ? blamed : result.outcome
  return { scenario, visitor, outcome, reason, sentence, exchanges: result.exchanges }
}

function clickScenario(id: string): Promise<PageResult> {
  return (globalThis as unknown as { runScenario: (id: string) => Promise<PageResult> }).runScenario(id)
}

/** DevTools may report a blocked request a little after the page has learned of it. */
async function readEvents(page: BrowserPage, isBlocked: boolean, attempts = 40): Promise<PageEvents> {
  const events = page.takeEvents()
  const isComplete =
    (events.corsErrors.length > 0 && events.console.length > 0) || events.networkErrors.length > 0
  if (!isBlocked || isComplete || attempts === 0) return events
  await pause(25)
  const later = await readEvents(page, isBlocked, attempts - 1)
  return {
    console: [...events.console, ...later.console],
    corsErrors: [...events.corsErrors, ...later.corsErrors],
    networkErrors: [...events.networkErrors, ...later.networkErrors],
  }
}

function explain(
  { corsErrors, console }: PageEvents,
  { request }: Scenario,
): { readonly reason: string; readonly sentence: string } {
  // The request that comes first has its own errors, on its own URL.
  const error = corsErrors.findLast(({ url }) => url.includes(`${request.path}?`))
  if (error === undefined) return { reason: '', sentence: '' }
  const line = console.findLast((text) => text.includes(`${request.path}?`)) ?? ''
  const [, why = line] = line.split('blocked by CORS policy: ')
  return {
    reason: error.parameter === '' ? error.error : `${error.error} ${error.parameter}`,
    sentence: why.split(/(?<=\.)\s/)[0] ?? why,
  }
}
