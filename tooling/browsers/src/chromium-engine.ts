import { type CDPSession, chromium } from 'playwright-core'
import { switches } from './chromium.ts'
import type { Engine, Launch, Reason } from './engine.ts'

/** Starts a headless Chromium, driven by the DevTools protocol. */
export async function launchChromiumEngine({ path, proxy }: Launch): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    // Without the last of them requests to this machine go past the proxy.
    args: [
      ...switches,
      '--ignore-certificate-errors',
      `--proxy-server=${proxy}`,
      '--proxy-bypass-list=<-loopback>',
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  return {
    name: 'chromium',
    version: browser.version(),
    script: '',
    async open(url) {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      const reasons: Reason[] = []
      await listen(session, reasons)
      await page.goto(url)
      return {
        run: <Argument, Result>(
          inPage: (argument: Argument) => Result | Promise<Result>,
          argument: Argument,
        ) => page.evaluate(inPage as (argument: unknown) => Result | Promise<Result>, argument),
        async takeReasons() {
          // A page's events and the results of what runs in it come in one order.
          await page.evaluate(() => true)
          return reasons.splice(0)
        },
        close: () => context.close(),
      }
    },
    close: () => browser.close(),
  }
}

async function listen(session: CDPSession, reasons: Reason[]): Promise<void> {
  const urls = new Map<string, string>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url))
  session.on('Network.loadingFailed', ({ requestId, errorText, corsErrorStatus }) => {
    reasons.push({
      code: corsErrorStatus?.corsError ?? errorText,
      url: urls.get(requestId) ?? '',
      text: corsErrorStatus?.failedParameter ?? '',
    })
  })
  session.on('Audits.issueAdded', ({ issue }) => {
    const details = issue.details.corsIssueDetails
    if (details === undefined || details.isWarning) return
    const { corsError, failedParameter } = details.corsErrorStatus
    reasons.push({ code: corsError, url: details.request.url, text: failedParameter })
  })
  await session.send('Network.enable')
  await session.send('Audits.enable')
}
