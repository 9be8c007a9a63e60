import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Bidi, connectBidi } from './bidi.ts'
import type { Engine, EnginePage, Launch, Reason } from './engine.ts'
import { createFolder, startProcess, waitForLine } from './process.ts'

// The reasons of blocked requests are in the browser's own console only, which a page cannot read.
const startCollecting = `
  globalThis.collected = []
  Services.console.registerListener({ observe(message) {
    try {
      const { category, errorMessage } = message.QueryInterface(Ci.nsIScriptError)
      collected.push({ category, text: errorMessage })
    } catch {}
  } })`
const takeCollected = 'JSON.stringify(collected.splice(0))'

interface Collected {
  readonly category: string
  readonly text: string
}

/** Starts a headless Firefox, driven by WebDriver BiDi. */
export async function launchFirefox({ path, proxy }: Launch): Promise<Engine> {
  const folder = createFolder('firefox')
  writeFileSync(join(folder, 'user.js'), writePreferences(proxy))
  const args = ['--headless', '--no-remote', '--profile', folder]
  const started = startProcess(
    path,
    [...args, '--remote-debugging-port', '0', '--remote-allow-system-access', 'about:blank'],
    { folder, env: { MOZ_DISABLE_CONTENT_SANDBOX: '1', HOME: folder } },
  )
  const { stdout, stderr } = started.child
  try {
    const address = await waitForLine(started, [stdout, stderr], /WebDriver BiDi listening on (ws:\S+)/)
    const bidi = await connectBidi(`${address}/session`)
    const session = (await bidi.send('session.new', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
    })) as { readonly capabilities: { readonly browserVersion: string } }
    const { contexts } = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
      readonly contexts: readonly { readonly context: string }[]
    }
    const system = contexts[0]?.context ?? ''
    await evaluate(bidi, system, startCollecting)
    return {
      name: 'firefox',
      version: session.capabilities.browserVersion,
      script: '',
      open: (url) => openPage(bidi, system, url),
      async close() {
        bidi.close()
        await started.stop()
      },
    }
  } catch (error) {
    await started.stop()
    throw error
  }
}

async function openPage(bidi: Bidi, system: string, url: string): Promise<EnginePage> {
  const { context } = (await bidi.send('browsingContext.create', { type: 'tab' })) as {
    readonly context: string
  }
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })
  let fences = 0
  return {
    async run<Argument, Result>(
      inPage: (argument: Argument) => Result | Promise<Result>,
      argument: Argument,
    ): Promise<Result> {
      const call = `Promise.resolve((${inPage.toString()})(${JSON.stringify(argument)}))`
      return JSON.parse(
        await evaluate(bidi, context, `${call}.then((result) => JSON.stringify(result))`),
      ) as Result
    },
    async takeReasons() {
      // The console hears from the page's process in order: what was said before this error is there with it.
      fences += 1
      const fence = `fence ${context} ${fences}`
      await evaluate(bidi, context, `reportError(new Error(${JSON.stringify(fence)})); ''`)
      return collect(bidi, system, fence)
    },
    async close() {
      await bidi.send('browsingContext.close', { context })
    },
  }
}

async function collect(bidi: Bidi, system: string, fence: string): Promise<readonly Reason[]> {
  const collected = JSON.parse(await evaluate(bidi, system, takeCollected)) as readonly Collected[]
  const reasons = collected
    .filter(({ text }) => !text.includes('fence '))
    .map(({ category, text }) => ({ code: category, url: findUrl(text), text }))
  if (collected.some(({ text }) => text.includes(fence))) return reasons
  await pause(5)
  return [...reasons, ...(await collect(bidi, system, fence))]
}

/** Without the full stop of its sentence. */
function findUrl(text: string): string {
  return /\b[a-z][a-z0-9+.-]*:\/\/[^\s’”"]+/i.exec(text)?.[0].replace(/\.$/, '') ?? ''
}

async function evaluate(bidi: Bidi, context: string, expression: string): Promise<string> {
  const evaluated = (await bidi.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
  })) as {
    readonly result?: { readonly value?: string }
    readonly exceptionDetails?: { readonly text: string }
  }
  if (evaluated.exceptionDetails !== undefined) throw new Error(evaluated.exceptionDetails.text)
  return evaluated.result?.value ?? ''
}

function writePreferences(proxy: string): string {
  const [host = '', port = ''] = proxy.split(':')
  const preferences = {
    'app.update.disabledForTesting': true,
    'browser.newtabpage.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'dom.security.https_first': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.server': '',
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    // Every host is behind the proxy, which is on this machine.
    'network.lna.enabled': false,
  }
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
