import { findChromium, launchChromium } from '@tooling/browsers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { hosts } from '../src/hosts.ts'
import { scenarios } from '../src/scenarios.ts'
import { serve } from '../src/serve.ts'

vi.setConfig({ testTimeout: 180_000 })

const path = findChromium()

/** As much of a page as is looked at here. */
interface InPage {
  readonly document: {
    querySelector(selector: string): { readonly textContent: string } | null
    querySelectorAll(selector: string): Iterable<{
      readonly text: string
      readonly hash: string
      readonly ariaCurrent: string | null
      click(): void
    }>
  }
}

// Runs in the page.
function readPage(): { readonly api: string; readonly current: string[]; readonly links: string[] } {
  const { document } = globalThis as unknown as InPage
  const all = [...document.querySelectorAll('nav a')]
  return {
    api: document.querySelector('#api')?.textContent ?? '',
    current: all.filter((link) => link.ariaCurrent === 'page').map((link) => link.text),
    links: all.map(({ hash }) => hash),
  }
}

// Runs in the page.
function clickHost(title: string): void {
  const { document } = globalThis as unknown as InPage
  for (const link of document.querySelectorAll('#hosts a')) if (link.text === title) link.click()
}

describe.runIf(path !== undefined)('the page chooses the host', () => {
  it('page/by-its-address-and-by-a-click', async () => {
    const anyPort = { number: 0, isFixed: false }
    const serving = await serve({ pagePort: anyPort, apiPort: anyPort, hosts, scenarios })
    onTestFinished(() => serving.close())
    const browser = await launchChromium({ path: path ?? '' })
    onTestFinished(() => browser.close())
    const urls = serving.apis.map(({ url }) => url)
    const own = hosts.map(({ name }) => `#${name}`)

    const page = await browser.open(serving.pages.refused)
    const first = await page.run(readPage, undefined)
    expect(first).toEqual({
      api: urls[0],
      current: ['refused page', 'Express 5'],
      links: ['#express', '#express', '#express', ...own],
    })

    await page.run(clickHost, 'Fastify 5')
    // The page loads anew, and there is a moment without one.
    await vi.waitFor(
      async () =>
        expect(await page.run(readPage, undefined)).toEqual({
          api: urls[2],
          current: ['refused page', 'Fastify 5'],
          links: ['#fastify', '#fastify', '#fastify', ...own],
        }),
      { timeout: 30_000 },
    )

    const named = await browser.open(`${serving.pages.allowed}/#koa`)
    expect(await named.run(readPage, undefined)).toMatchObject({
      api: urls[1],
      current: ['allowed page', 'Koa 3'],
    })
  })
})
