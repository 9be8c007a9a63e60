import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { createApp } from '@apps/express'
import { findChromium, missingChromium } from '@tooling/browsers'
import { describe, expect, it, vi } from 'vitest'
import { visitors } from '../src/places.ts'
import { runDemo } from '../src/run.ts'
import { type Scenario, scenarios } from '../src/scenarios.ts'

// Browsers start when they start.
vi.setConfig({ testTimeout: 60_000 })

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.warn(`SKIPPED: ${missingChromium().message}`)

const withoutChromium = { CHROME_PATH: '/nonexistent/chrome' }
const rowCount = scenarios.length * visitors.length

// What the surroundings say of browsers and colours must not decide these tests.
const { CORS_REQUIRE_BROWSERS: _required, FORCE_COLOR: _colour, ...surroundings } = process.env

function startDemo(env: NodeJS.ProcessEnv, ...args: readonly string[]): ChildProcess {
  const demo = fileURLToPath(new URL('../src/demo.ts', import.meta.url))
  return spawn(process.execPath, ['--conditions=@cors/source', demo, ...args], {
    env: { ...surroundings, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function readAll(stream: Readable | null): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream)
}

async function endOf(demo: ChildProcess): Promise<{ code: number | null; output: string; errors: string }> {
  const [[code], output, errors] = await Promise.all([
    once(demo, 'exit'),
    readAll(demo.stdout),
    readAll(demo.stderr),
  ])
  return { code: code as number | null, output, errors }
}

async function runHere(options: {
  readonly env: NodeJS.ProcessEnv
  readonly scenarios: readonly Scenario[]
  readonly createApi?: (origin: string) => RequestListener
}): Promise<{ readonly code: number; readonly output: string }> {
  const printed: string[] = []
  const anyPort = { number: 0, isFixed: false }
  const code = await runDemo({
    ...options,
    pagePort: anyPort,
    apiPort: anyPort,
    print: (line) => printed.push(stripVTControlCharacters(line)),
    signal: new AbortController().signal,
    keepsServing: false,
  })
  return { code, output: printed.join('\n') }
}

function only(...ids: readonly string[]): readonly Scenario[] {
  return scenarios.filter(({ id }) => ids.includes(id))
}

it('browser/present-where-required', () => {
  const { isFailure, message } = missingChromium()
  expect(hasChromium || !isFailure ? '' : message).toBe('')
})

describe.runIf(hasChromium)('in Chromium', () => {
  it('once/all-as-expected', async () => {
    const { code, output } = await endOf(startDemo({}, '--once'))
    expect(output).toContain(`All ${rowCount} went as expected.`)
    expect(output.match(/✓/g)).toHaveLength(rowCount)
    expect(output).toMatch(/Read a public API +│ allowed +│ reads 200 +│ ✓ reads 200 +│/)
    expect(output).toMatch(
      /│ look-alike +│ blocked at preflight │ ✓ blocked at preflight │ PreflightMissingAllowOriginHeader/,
    )
    expect(output).toMatch(/^MissingAllowOriginHeader: No 'Access-Control-Allow-Origin' header/m)
    expect(code).toBe(0)
  })

  it('once/failed-for-another-reason', async () => {
    const { code, output } = await runHere({
      env: process.env,
      scenarios: only('broken'),
      createApi: () => (request) => request.socket.destroy(),
    })
    expect(output).toContain('expected blocked at answer, got failed: net::ERR_EMPTY_RESPONSE')
    expect(code).toBe(1)
  })

  it('once/preflight-not-sent', async () => {
    const wrong = only('public').map((scenario) => Object.assign({}, scenario, { preflight: true }))
    const { code, output } = await runHere({ env: process.env, scenarios: wrong })
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

const modes = [
  { mode: 'raw', env: withoutChromium },
  ...(hasChromium ? [{ mode: 'chromium', env: process.env }] : []),
]

describe.each(modes)('what went wrong is named: $mode', ({ env: modeEnv }) => {
  const env = { ...surroundings, ...modeEnv }

  it('wrong/expectation', async () => {
    const [right, me] = only('public', 'me')
    if (right === undefined || me === undefined) throw new Error('these scenarios are gone')
    const wrong = [{ ...right, expected: { ...right.expected, refused: 'blocked at answer' as const } }, me]
    const { code, output } = await runHere({ env, scenarios: wrong })
    expect(output).toContain('1 of 6 did not go as expected:')
    expect(output).toContain('public from the refused origin: expected blocked at answer, got reads 200')
    expect(code).toBe(1)
  })

  it.each([
    {
      id: 'wrong/look-alike-let-in',
      visitor: 'look-alike',
      suffix: '.evil.localhost',
      scenario: 'put',
      got: 'reads 200',
    },
    { id: 'wrong/nobody-let-in', visitor: 'allowed', suffix: '', scenario: 'me', got: 'blocked at answer' },
  ])('$id', async ({ visitor, suffix, scenario, got }) => {
    const createApi = (origin: string): RequestListener => {
      const strange = suffix === '' ? [] : [origin, origin.replace(/:\d+$/, (port) => suffix + port)]
      const origins = strange.length === 0 ? ['https://app.example.com'] : strange
      return createApp({ origins, tenantOrigins: () => Promise.resolve([]), onError: () => {} })
    }
    const { code, output } = await runHere({ env, scenarios: only(scenario), createApi })
    expect(output).toContain('1 of 3 did not go as expected:')
    expect(output).toMatch(new RegExp(`${scenario} from the ${visitor} origin: expected [^,]+, got ${got}`))
    expect(code).toBe(1)
  })

  it('wrong/header-not-exposed', async () => {
    const { code, output } = await runHere({
      env,
      scenarios: only('download'),
      createApi: (origin) => (request, response) => {
        if (request.headers.origin === origin) response.setHeader('access-control-allow-origin', origin)
        response.end('csv')
      },
    })
    expect(output).toContain(
      'download from the allowed origin: expected reads 200, got reads 200 without content-disposition',
    )
    expect(code).toBe(1)
  })
})

describe('without a browser', () => {
  it('raw/all-as-expected', async () => {
    const { code, output } = await endOf(startDemo(withoutChromium))
    expect(output).toContain('NO BROWSER, so this is raw HTTP')
    expect(output).toMatch(
      /> OPTIONS \/account\/session {2}origin: http:\/\/app\.example\.localhost:\d+ {2}access-control-request-method: POST/,
    )
    expect(output).toMatch(/< 204 {2}access-control-allow-origin: http:\/\/app\.example\.localhost:\d+/)
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

describe('arguments', () => {
  it('port/taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const port = String((holder.address() as AddressInfo).port)
    const results = await Promise.all(
      ['--port', '--api-port'].map((option) => endOf(startDemo(withoutChromium, option, port))),
    )
    holder.close()
    for (const { code, errors } of results)
      expect([code, errors]).toEqual([
        1,
        `The demo cannot run: port ${port} is taken: end what listens there, or name another\n`,
      ])
  })

  it.each([
    {
      id: 'port/not-a-number',
      args: ['--port', 'http'],
      error: '--port takes a number up to 65535, not "http"',
    },
    {
      id: 'port/too-large',
      args: ['--api-port', '65536'],
      error: '--api-port takes a number up to 65535, not "65536"',
    },
    { id: 'unknown-option', args: ['--onse'], error: "Unknown option '--onse'" },
  ])('$id', async ({ args, error }) => {
    const { code, errors } = await endOf(startDemo(withoutChromium, ...args))
    expect(errors).toContain(`The demo cannot run: ${error}`)
    expect(code).toBe(1)
  })
})
