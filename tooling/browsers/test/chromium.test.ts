import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findChromium, launchChromium, missingChromium } from '../src/index.ts'

// Browsers start when they start.

const script = fileURLToPath(new URL('../install-chromium.sh', import.meta.url))
const path = findChromium()
if (path === undefined) console.warn(`SKIPPED: ${missingChromium().message}`)

describe('finding a Chromium', () => {
  it('found/script-and-module-agree', () => {
    const { status, stdout } = spawnSync('sh', [script, '--find'], { encoding: 'utf8' })
    expect([status, stdout.trim()]).toEqual(path === undefined ? [1, ''] : [0, path])
  })

  it('found/named-path', () => {
    expect(findChromium({ CHROME_PATH: process.execPath, PATH: '' })).toBe(process.execPath)
  })

  it('missing/named-path', () => {
    const env = { ...process.env, CHROME_PATH: '/nonexistent/chrome' }
    expect(findChromium(env)).toBeUndefined()
    const { status, stdout, stderr } = spawnSync('sh', [script], { encoding: 'utf8', env })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe('No Chromium: CHROME_PATH is /nonexistent/chrome, which is not a program.\n')
  })

  it.each([
    { id: 'missing/tolerated', env: {}, isFailure: false },
    { id: 'missing/required', env: { CORS_REQUIRE_BROWSERS: '1' }, isFailure: true },
  ])('$id', ({ env, isFailure }) => {
    expect(missingChromium(env)).toMatchObject({ isFailure })
    expect(missingChromium(env).message).toContain('install:chromium')
  })

  it('present/where-required', () => {
    const { isFailure, message } = missingChromium()
    expect(path !== undefined || !isFailure ? '' : message).toBe('')
  })
})

describe.runIf(path !== undefined)('driving Chromium', () => {
  it('blocked/seen-by-console-and-devtools', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><link rel=icon href=data:,>')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const browser = await launchChromium({ path: path ?? '' })
    try {
      const page = await browser.open(`http://app.test:${port}/`)
      const target = `http://api.test:${port}/data`
      const answer = await page.run((url) => fetch(url).then((response) => response.status, String), target)
      expect(answer).toBe('TypeError: Failed to fetch')
      await expect
        .poll(() => page.takeEvents())
        .toMatchObject({
          console: expect.arrayContaining([expect.stringContaining('blocked by CORS policy')]),
          corsErrors: expect.arrayContaining([
            { url: target, error: 'MissingAllowOriginHeader', parameter: '' },
          ]),
          networkErrors: [],
        })
      expect(page.takeEvents()).toEqual({ console: [], corsErrors: [], networkErrors: [] })
    } finally {
      await browser.close()
      server.close()
      server.closeAllConnections()
    }
  })
})
