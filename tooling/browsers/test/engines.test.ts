import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, findEngine, launchEngine, missingEngine } from '../src/index.ts'
import { serveHosts } from './proxy.ts'

// What others start at the same time would be among the folders that are counted.
process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'cors-engines-'))

// Browsers start when they start.

const rows = [
  {
    name: 'chromium',
    code: 'MissingAllowOriginHeader',
    disallowed: 'DisallowedByMode',
  },
  {
    name: 'firefox',
    code: 'CORSMissingAllowOrigin2',
    disallowed: 'SOP',
  },
  {
    name: 'webkit',
    code: 'Origin http://app.test:8000 is not allowed by Access-Control-Allow-Origin. Status code: 200',
    disallowed: 'Fetch API cannot load http://api.test/secret.',
  },
] as const

const page = 'http://app.test:8000/page'
const read = (url: string): Promise<string> => fetch(url).then((response) => response.text(), String)
const readAtHome = (url: string): Promise<string> =>
  fetch(url, { mode: 'same-origin' }).then((response) => response.text(), String)

afterAll(() => rmSync(tmpdir(), { recursive: true, force: true }))

describe.each(rows)('driving $name', ({ name, code, disallowed }) => {
  const path = findEngine(name)
  if (path === undefined) console.warn(`SKIPPED: ${missingEngine(name).message}`)

  describe.runIf(path !== undefined)('where it is installed', () => {
    let engine: Engine
    let proxy: Awaited<ReturnType<typeof serveHosts>>
    beforeAll(async () => {
      proxy = await serveHosts(() => engine.script)
      engine = await launchEngine(name, { path: path ?? '', proxy: proxy.address })
    })
    afterAll(async () => {
      await engine.close()
      proxy.close()
    })

    it('engine/says-who-it-is', () => {
      expect([engine.name, engine.version]).toEqual([name, expect.stringMatching(/\d+\.\d+/)])
    })

    it('page/runs-functions-at-any-origin', async () => {
      const opened = await engine.open(page)
      const told = await opened.run(
        async (text: string) => [await Promise.resolve(text), (globalThis as { origin?: string }).origin],
        'é"\u2028',
      )
      expect(told).toEqual(['é"\u2028', 'http://app.test:8000'])
      await opened.close()
    })

    it('page/what-throws-rejects', async () => {
      const opened = await engine.open(page)
      const no = (): never => {
        throw new Error('no')
      }
      await expect(opened.run(no, null)).rejects.toThrow('no')
      await expect(opened.run(() => Promise.reject(new Error('never')), null)).rejects.toThrow('never')
      expect(await opened.run(() => 1, null)).toBe(1)
      await opened.close()
    })

    it('page/one-after-another-of-one-url', async () => {
      const first = await engine.open(page)
      await first.run(() => Object.assign(globalThis, { left: 1 }) && 0, null)
      await first.close()
      const second = await engine.open(page)
      expect(await second.run(() => (globalThis as { left?: number }).left ?? null, null)).toBeNull()
      await second.close()
    })

    it('reasons/of-what-is-blocked-alone-and-once', async () => {
      const opened = await engine.open(page)
      expect(await opened.run(read, 'http://api.test/shared')).toBe('text')
      expect(await opened.takeReasons()).toEqual([])
      expect(await opened.run(read, 'http://api.test/secret')).toContain('TypeError')
      const reasons = await opened.takeReasons()
      expect(reasons.map((reason) => reason.code)).toContain(code)
      expect(reasons.some(({ url }) => url === 'http://api.test/secret')).toBe(true)
      expect(await opened.takeReasons()).toEqual([])
      expect(await opened.run(readAtHome, 'http://api.test/secret')).toContain('TypeError')
      expect((await opened.takeReasons()).map((reason) => reason.code)).toContain(disallowed)
      await opened.close()
    })

    // The others are not driven by a script of their pages.
    if (name !== 'webkit') return

    it('page/what-is-no-json-rejects', async () => {
      const opened = await engine.open(page)
      const circle = (): unknown => {
        const of: { own?: unknown } = {}
        return Object.assign(of, { own: of })
      }
      await expect(opened.run(circle, null)).rejects.toThrow('TypeError')
      expect(await opened.run(() => 1, null)).toBe(1)
      await opened.close()
    })

    it('page/after-one-of-its-url-that-asks-late', async () => {
      const first = await engine.open(page)
      // Whatever it fetched last it fetches again while it leaves, as one may that is driven by its own script.
      await first.run(() => {
        const send = fetch
        let last: Parameters<typeof fetch>[0] | undefined
        globalThis.fetch = (input, init) => {
          if (init === undefined) last = input
          return send(input, init)
        }
        const leaving = globalThis as unknown as EventTarget
        leaving.addEventListener('pagehide', () => {
          if (last !== undefined) void send(last, { keepalive: true })
        })
        return 0
      }, null)
      await first.close()
      const second = await engine.open(page)
      expect(await second.run(() => 1, null)).toBe(1)
      await second.close()
    })
  })

  it.runIf(path !== undefined)('engine/leaves-nothing', async () => {
    const proxy = await serveHosts(() => '')
    const before = listChildren()
    const folders = listFolders()
    const engine = await launchEngine(name, { path: path ?? '', proxy: proxy.address })
    expect(listChildren()).not.toEqual(before)
    await engine.close()
    proxy.close()
    await expect.poll(listChildren).toEqual(before)
    expect(listFolders()).toEqual(folders)
  })

  it.runIf(path !== undefined)('engine/that-is-none', async () => {
    const before = listChildren()
    const folders = listFolders()
    // WebKit is known to have started when it asks for its first page.
    const launchAndOpen = async (): Promise<void> => {
      const engine = await launchEngine(name, { path: '/bin/false', proxy: '127.0.0.1:9' })
      try {
        await engine.open(page)
      } finally {
        await engine.close()
      }
    }
    await expect(launchAndOpen()).rejects.toThrow(/./)
    await expect.poll(listChildren).toEqual(before)
    expect(listFolders()).toEqual(folders)
  })
})

/** Processes whose parent this is, apart from the one that lists them. */
function listChildren(): readonly string[] {
  const lines = execFileSync('ps', ['-eo', 'ppid=,stat=,comm='], { encoding: 'utf8' }).split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([parent, state = '', command]) =>
        parent === String(process.pid) && !state.startsWith('Z') && command !== 'ps',
    )
    .map(([, , command = '']) => command)
    .toSorted()
}

function listFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^cors-(?:webkit|firefox)-/.test(name))
}
