import { missingChromium } from '@tooling/browsers'
import { type Host, hosts as allHosts } from './hosts.ts'
import { type Judge, openJudge } from './judge.ts'
import type { Port } from './listen.ts'
import { reportExchanges, reportHost, reportPlaces, reportReasons, reportVerdict } from './report.ts'
import { type HostRows, isAsExpected, sortRows } from './rows.ts'
import { type Scenario, scenarios as allScenarios } from './scenarios.ts'
import { type Serving, serve } from './serve.ts'

export interface DemoOptions {
  readonly pagePort: Port
  /** Of the first host; the others follow. */
  readonly apiPort: Port
  readonly print: (text: string) => void
  /** Ends everything, at any time. */
  readonly signal: AbortSignal
  /** Whether to go on serving after the tables, until the signal. */
  readonly keepsServing: boolean
  readonly hosts?: readonly Host[]
  readonly scenarios?: readonly Scenario[]
  readonly env?: NodeJS.ProcessEnv
}

/** Serves the page and every host's API, runs every scenario, prints the tables. Resolves with the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { print, signal, hosts = allHosts, scenarios = allScenarios, keepsServing } = options
  const serving = await serve({ ...options, hosts, scenarios })
  try {
    print(reportPlaces(serving.pages, serving.apis))
    const results = await runScenarios(options, serving, scenarios)
    if (results === undefined) return 1
    const reasons = reportReasons(results)
    if (reasons !== '') print(reasons)
    print(reportVerdict(results))
    if (keepsServing && !signal.aborted) {
      print(`\nClick the same on ${serving.pages.allowed} and on its links. Ctrl-C ends everything.`)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    } else signal.throwIfAborted()
    return results.every(({ rows }) => rows.every(isAsExpected)) ? 0 : 1
  } finally {
    serving.close()
  }
}

async function runScenarios(
  { print, signal, env = process.env }: DemoOptions,
  serving: Serving,
  scenarios: readonly Scenario[],
): Promise<readonly HostRows[] | undefined> {
  const judge = await openJudge(env)
  if (judge.fault !== undefined) {
    if (missingChromium(env).isFailure) {
      print(`FAILED: ${judge.fault} (CORS_REQUIRE_BROWSERS is 1)`)
      return undefined
    }
    print(`NO BROWSER, so this is raw HTTP and no proof of what browsers do: ${judge.fault}`)
  }
  const close = (): void => void judge.close()
  signal.addEventListener('abort', close, { once: true })
  try {
    return await runOnHosts(judge, serving, scenarios, { print, signal })
  } catch (error) {
    // What the browser says once it was closed under its feet is beside the point.
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', close)
    await judge.close()
  }
}

async function runOnHosts(
  judge: Judge,
  { apis, pages }: Serving,
  scenarios: readonly Scenario[],
  { print, signal }: Pick<DemoOptions, 'print' | 'signal'>,
): Promise<readonly HostRows[]> {
  const results: HostRows[] = []
  for (const api of apis) {
    signal.throwIfAborted()
    // oxlint-disable-next-line no-await-in-loop -- one host after the other, as they are read
    const rows = sortRows(await judge.run({ api, pages }, scenarios), scenarios)
    if (judge.fault !== undefined) print(reportExchanges(rows))
    print(reportHost({ api, rows }, judge.title))
    results.push({ api, rows })
  }
  return results
}
