import type { RequestListener } from 'node:http'
import { type Browser, findChromium, launchChromium, missingChromium } from '@tooling/browsers'
import { createApp } from '@apps/express'
import { createRecorder } from './exchanges.ts'
import { runInBrowser } from './in-browser.ts'
import { type Listening, type Port, listenOnLoopback } from './listen.ts'
import { runOverHttp } from './over-http.ts'
import { type Places, placesAt } from './places.ts'
import { reportExchanges, reportPlaces, reportRows, reportVerdict } from './report.ts'
import { type Row, isAsExpected, sortRows } from './rows.ts'
import { type Scenario, scenarios as allScenarios } from './scenarios.ts'
import { createSite } from './site.ts'

export interface DemoOptions {
  readonly pagePort: Port
  readonly apiPort: Port
  readonly print: (text: string) => void
  /** Ends everything, at any time. */
  readonly signal: AbortSignal
  /** Whether to go on serving after the table, until the signal. */
  readonly keepsServing: boolean
  readonly scenarios?: readonly Scenario[]
  /** Makes the API for the origin that it is to allow. */
  readonly createApi?: (origin: string) => RequestListener
  readonly env?: NodeJS.ProcessEnv
}

/** Serves the API and the page, runs every scenario, prints the table. Resolves with the exit code. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { print, signal, scenarios = allScenarios, createApi = createSampleApi } = options
  const recorder = createRecorder()
  const servers: Listening[] = []
  try {
    let places = placesAt(0, 0)
    const site = createSite(() => places, scenarios, recorder)
    const pages = await listenOnLoopback(site, options.pagePort)
    servers.push(pages)
    let answer: RequestListener | undefined
    const api = await listenOnLoopback(
      recorder.record((request, response) => answer?.(request, response)),
      options.apiPort,
    )
    servers.push(api)
    places = placesAt(pages.port, api.port)
    answer = createApi(places.pages.allowed)
    print(reportPlaces(places))

    const rows = await runScenarios(options, places, scenarios)
    if (rows === undefined) return 1
    print(reportVerdict(rows))
    if (options.keepsServing && !signal.aborted) {
      print(`\nClick the same on ${places.pages.allowed} and on its links. Ctrl-C ends everything.`)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    } else signal.throwIfAborted()
    return rows.every(isAsExpected) ? 0 : 1
  } finally {
    for (const server of servers) server.close()
  }
}

async function runScenarios(
  { print, signal, env = process.env }: DemoOptions,
  places: Places,
  scenarios: readonly Scenario[],
): Promise<readonly Row[] | undefined> {
  const browser = await openBrowser(env)
  if (typeof browser !== 'string') {
    const close = (): void => void browser.close()
    signal.addEventListener('abort', close, { once: true })
    try {
      signal.throwIfAborted()
      const rows = sortRows(await runInBrowser(browser, places, scenarios), scenarios)
      print(reportRows(rows, `Chromium ${browser.version.split('.', 1)[0]}`))
      return rows
    } catch (error) {
      // What the browser says once it was closed under its feet is beside the point.
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', close)
      await browser.close()
    }
  }
  if (missingChromium(env).isFailure) {
    print(`FAILED: ${browser} (CORS_REQUIRE_BROWSERS is 1)`)
    return undefined
  }
  print(`NO BROWSER, so this is raw HTTP and no proof of what browsers do: ${browser}`)
  const rows = sortRows(await runOverHttp(places, scenarios), scenarios)
  print(reportExchanges(rows))
  print(reportRows(rows, 'a browser would say'))
  return rows
}

/** A browser, or why there is none. */
async function openBrowser(env: NodeJS.ProcessEnv): Promise<Browser | string> {
  const path = findChromium(env)
  if (path === undefined) return missingChromium(env).message
  try {
    return await launchChromium({ path })
  } catch (error) {
    return `${path} does not start: ${String(error).split('\n', 1)[0]}`
  }
}

function createSampleApi(origin: string): RequestListener {
  // A look-up that takes a moment, as a database does.
  const tenantOrigins = async (tenant: string): Promise<readonly string[]> => {
    await new Promise(setImmediate)
    return tenant === 'acme' ? [origin] : []
  }
  // The 500 is part of the show.
  return createApp({ origins: [origin], tenantOrigins, onError: () => {} })
}
