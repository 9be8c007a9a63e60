import { type CDPSession, type Page, chromium } from 'playwright-core'
import { type PageEvents, createPageEvents } from './page-events.ts'

/** Where to find a Chromium and how to start it. */
export interface Chromium {
  readonly path: string
  /** Further host names, as patterns, that mean this machine. `*.localhost` does so by itself. */
  readonly hosts?: readonly string[]
}

/** A page with what DevTools saw of it. */
export interface BrowserPage {
  /** Runs a function in the page and gives back what it resolves to. */
  run<Argument, Result>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>
  /** What was seen since the last call. */
  takeEvents(): PageEvents
  screenshot(path: string, size: { readonly width: number; readonly height: number }): Promise<void>
  close(): Promise<void>
}

export interface Browser {
  readonly version: string
  /** Opens a page in a profile of its own: no cookie and no cache of another page. */
  open(url: string): Promise<BrowserPage>
  close(): Promise<void>
}

export const switches: readonly string[] = [
  // Chromium refuses to start as root, as CI runs it, with its sandbox on. Only pages of ours are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium that talks to this machine only. */
export async function launchChromium({ path, hosts = ['*.test'] }: Chromium): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: [...switches, `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`],
    // Whoever launched it decides what a signal means; Playwright would end the whole process.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  return {
    version: browser.version(),
    async open(url) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      let events = createPageEvents()
      await listen(page, session, () => events)
      await page.goto(url)
      return {
        // Playwright's own type unwraps handles inside the argument, which is plain data here.
        run: <Argument, Result>(
          inPage: (argument: Argument) => Result | Promise<Result>,
          argument: Argument,
        ) => page.evaluate(inPage as (argument: unknown) => Result | Promise<Result>, argument),
        takeEvents() {
          const taken = events
          events = createPageEvents()
          return taken
        },
        async screenshot(file, size) {
          await page.setViewportSize(size)
          await page.screenshot({ path: file, fullPage: true })
        },
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}

async function listen(page: Page, session: CDPSession, events: () => PageEvents): Promise<void> {
  const urls = new Map<string, string>()
  page.on('console', (message) => events().console.push(message.text()))
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.loadingFailed', ({ requestId, errorText, corsErrorStatus, canceled }) => {
    if (corsErrorStatus === undefined) {
      if (canceled !== true) events().networkErrors.push(errorText)
      return
    }
    events().corsErrors.push({
      url: urls.get(requestId) ?? '',
      error: corsErrorStatus.corsError,
      parameter: corsErrorStatus.failedParameter,
    })
  })
  session.on('Audits.issueAdded', ({ issue }) => {
    const details = issue.details.corsIssueDetails
    if (details === undefined || details.isWarning) return
    const { corsError: error, failedParameter: parameter } = details.corsErrorStatus
    events().corsErrors.push({ url: details.request.url, error, parameter })
  })
  await session.send('Network.enable')
  await session.send('Audits.enable')
}
