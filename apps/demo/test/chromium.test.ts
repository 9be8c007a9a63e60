import { missingChromium } from '@tooling/browsers'
import { describe, expect, it, vi } from 'vitest'
import { hosts } from '../src/hosts.ts'
import { visitors } from '../src/places.ts'
import { scenarios } from '../src/scenarios.ts'
import { endOf, startDemo } from './demo-process.ts'
import { hasChromium, hostsWith, only, runHere } from './run-here.ts'

// Browsers start when they start.
vi.setConfig({ testTimeout: 180_000 })

const rowCount = scenarios.length * visitors.length
const titles = hosts.map(({ title }) => title).join('|')

it('browser/present-where-required', () => {
  const { isFailure, message } = missingChromium()
  expect(hasChromium || !isFailure ? '' : message).toBe('')
})

describe.runIf(hasChromium)('in Chromium', () => {
  it('once/all-as-expected', async () => {
    const { code, output } = await endOf(startDemo({}, '--once'))
    expect(output).toContain(`All ${rowCount * hosts.length} went as expected.`)
    const tables = output.split(new RegExp(`^(?=(?:${titles})$)`, 'm')).slice(1)
    expect(tables.map((table) => table.split('\n', 1)[0])).toEqual(hosts.map(({ title }) => title))
    for (const table of tables) {
      expect(table.match(/✓/g)).toHaveLength(rowCount)
      expect(table).toMatch(/Read a public API +│ allowed +│ reads 200 +│ ✓ reads 200 +│/)
      expect(table).toMatch(
        /Route with its own policy +│ allowed +│ reads 200 +│ ✓ reads 200 .*\n.*│ refused +│ blocked at preflight │ ✓ blocked at preflight │ Pre/,
      )
      expect(table).toMatch(
        /│ look-alike +│ blocked at preflight │ ✓ blocked at preflight │ PreflightMissingAllowOriginHeader/,
      )
    }
    expect(output.match(/^MissingAllowOriginHeader: No 'Access-Control-Allow-Origin' header/gm)).toHaveLength(
      1,
    )
    expect(code).toBe(0)
  })

  it('host/alone', async () => {
    const { code, output } = await endOf(startDemo({}, '--once', '--host', 'koa'))
    expect(output).toContain(`All ${rowCount} went as expected.`)
    expect(output.match(new RegExp(`^(?:${titles})$`, 'gm'))).toEqual(['Koa 3'])
    expect(code).toBe(0)
  })

  it('once/failed-for-another-reason', async () => {
    const { code, output } = await runHere({
      env: process.env,
      scenarios: only('broken'),
      hosts: hostsWith('koa', () => () => (request) => request.socket.destroy()),
    })
    expect(output).toContain(
      'Koa 3: broken from the refused origin: expected blocked at answer, got failed: net::ERR_EMPTY_RESPONSE',
    )
    expect(code).toBe(1)
  })

  it('once/preflight-not-sent', async () => {
    const wrong = only('public').map((scenario) => Object.assign({}, scenario, { preflight: true }))
    const { code, output } = await runHere({ env: process.env, scenarios: wrong, hosts: hosts.slice(0, 1) })
    expect(output).toContain(
      'public from the allowed origin: expected reads 200, got reads 200 with no preflight',
    )
    expect(code).toBe(1)
  })

  it('interrupted/while-running', async () => {
    const demo = startDemo({}, '--once')
    demo.stdout?.once('data', () => demo.kill('SIGINT'))
    const { code, output, errors } = await endOf(demo)
    expect([code, errors]).toEqual([130, ''])
    expect(output).not.toContain('as expected')
  })
})
