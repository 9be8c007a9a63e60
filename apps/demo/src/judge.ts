import { type Browser, findChromium, launchChromium, missingChromium } from '@tooling/browsers'
import { runInBrowser } from './in-browser.ts'
import { runOverHttp } from './over-http.ts'
import type { Places } from './places.ts'
import type { Row } from './rows.ts'
import type { Scenario } from './scenarios.ts'

/** Who runs the scenarios and says what becomes of them. */
export interface Judge {
  readonly title: string
  /** Why it is no browser. */
  readonly fault?: string
  readonly run: (places: Places, scenarios: readonly Scenario[]) => Promise<readonly Row[]>
  readonly close: () => Promise<void>
}

/** A browser; for want of one, a client that knows what browsers do. */
export async function openJudge(env: NodeJS.ProcessEnv): Promise<Judge> {
  const browser = await openBrowser(env)
  if (typeof browser === 'string') {
    return { title: 'a browser would say', fault: browser, run: runOverHttp, close: async () => {} }
  }
  return {
    title: `Chromium ${browser.version.split('.', 1)[0]}`,
    run: (places, scenarios) => runInBrowser(browser, places, scenarios),
    close: () => browser.close(),
  }
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
