import { describe, expect, it, vi } from 'vitest'
import { hosts } from '../src/hosts.ts'
import { visitors } from '../src/places.ts'
import { scenarios } from '../src/scenarios.ts'
import { endOf, startDemo, withoutChromium } from './demo-process.ts'

vi.setConfig({ testTimeout: 180_000 })

const rowCount = scenarios.length * visitors.length

describe('without a browser', () => {
  it('raw/all-as-expected', async () => {
    const { code, output } = await endOf(startDemo(withoutChromium))
    expect(output).toContain('NO BROWSER, so this is raw HTTP')
    const asked =
      /> OPTIONS \/account\/session {2}origin: http:\/\/app\.example\.localhost:\d+ {2}access-control-request-method: POST/g
    expect(output.match(asked)).toHaveLength(hosts.length)
    expect(output).toMatch(/< 204 {2}access-control-allow-origin: http:\/\/app\.example\.localhost:\d+/)
    for (const { title } of hosts) expect(output).toMatch(new RegExp(`^${title}\n┌`, 'm'))
    expect(output.match(/✓/g)).toHaveLength(rowCount * hosts.length)
    expect(output).toContain(`All ${rowCount * hosts.length} went as expected.`)
    expect(code).toBe(0)
  })

  it.each(hosts)('raw/$name-alone', async ({ name }) => {
    const { code, output } = await endOf(startDemo(withoutChromium, '--host', name))
    expect(output).toContain(`All ${rowCount} went as expected.`)
    expect(code).toBe(0)
  })

  it('raw/chromium-does-not-start', async () => {
    const { code, output } = await endOf(startDemo({ CHROME_PATH: '/bin/false' }))
    expect(output).toContain(
      'NO BROWSER, so this is raw HTTP and no proof of what browsers do: /bin/false does not start',
    )
    expect(code).toBe(0)
  })

  it('required/missing', async () => {
    const { code, output } = await endOf(startDemo({ ...withoutChromium, CORS_REQUIRE_BROWSERS: '1' }))
    expect(output).toContain('FAILED: CHROME_PATH is /nonexistent/chrome')
    expect(output).not.toContain('as expected')
    expect(code).toBe(1)
  })
})
