import { describe, expect } from 'vitest'
import { engine, exchanges, requests } from './arbitrary.ts'
import { fc, test } from '@fast-check/vitest'
import type { Answer, Exchange, HeaderLine, Verdict } from '../src/index.ts'
import { classify, evaluate, simulate } from '../src/index.ts'

const runs = { numRuns: 2000, seed: Number(process.env['CORS_SEED']) }

/** Each answer changed. */
function answered(
  exchange: Exchange,
  change: (headers: readonly HeaderLine[]) => readonly HeaderLine[],
): Exchange {
  const changed = (answer: Answer | null | undefined): Answer | null =>
    answer === null || answer === undefined ? null : { ...answer, headers: change(answer.headers) }
  return {
    ...exchange,
    hops: exchange.hops.map(({ url, preflight, response }) => ({
      url,
      preflight: changed(preflight),
      response: changed(response),
    })),
  }
}

function hasTwoOrigins({ preflight, response }: Exchange['hops'][number]): boolean {
  return [preflight, response].some((answer) => {
    const names = (answer?.headers ?? []).map(([name]) => name.toLowerCase())
    return names.filter((name) => name === 'access-control-allow-origin').length > 1
  })
}

const flipped = (name: string): string =>
  Array.from(name, (letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join(
    '',
  )
const isAscii = (name: string): boolean => !/[^\0-\u007f]/u.test(name)

function isDeepFrozen(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen))
  )
}

describe('properties of a verdict', () => {
  test.prop([exchanges, engine], runs)(
    'property/never-throws-and-keeps-its-shape',
    (exchange, engineName) => {
      const verdict = evaluate(exchange, { engine: engineName })
      const { ok, stage, violations, warnings, exposedHeaders, preflight, preflightHeaders } = verdict
      expect(isDeepFrozen(verdict)).toBe(true)
      expect(ok).toBe(violations.length === 0)
      expect(stage).toBe(violations[0]?.stage ?? 'read')
      if (!ok) expect(verdict).toMatchObject({ responseType: 'error', status: 0, exposedHeaders: [] })
      if (!preflight) expect(preflightHeaders).toBe(null)
      const names = exposedHeaders.map(([name]) => name)
      expect(names).toEqual([...new Set(names)].toSorted())
      expect(names).toEqual(names.map((name) => name.toLowerCase()))
      expect(names).not.toContain('set-cookie')
      let hop = 0
      for (const violation of violations) {
        // WebKit tells of the preflight behind a redirect before it tells of the redirect.
        if (engineName !== 'webkit') expect(violation.hop).toBeGreaterThanOrEqual(hop)
        hop = violation.hop
        expect(violation.header).toBe(violation.header?.toLowerCase())
        expect(violation.message).not.toBe('')
        expect(violation.fix).not.toBe('')
      }
      for (const { reason } of warnings) expect(violations.map((each) => each.reason)).not.toContain(reason)
    },
  )

  test.prop([exchanges, engine], runs)('property/same-exchange-same-verdict', (exchange, engineName) => {
    const before = JSON.stringify(exchange)
    expect(evaluate(exchange, { engine: engineName })).toEqual(evaluate(exchange, { engine: engineName }))
    expect(JSON.stringify(exchange)).toBe(before)
  })

  test.prop([exchanges, engine, fc.string({ minLength: 1 })], runs)(
    'property/unrelated-headers-are-only-exposed',
    (exchange, engineName, text) => {
      const name = 'X-Unrelated'
      const value = text.replaceAll('\0', '')
      const more = answered(exchange, (headers) => [[name, value], ...headers, [name, 'x']])
      const { exposedHeaders, ...verdict } = evaluate(
        answered(exchange, (headers) => headers),
        { engine: engineName },
      )
      const { exposedHeaders: seen, ...other } = evaluate(more, { engine: engineName })
      expect(other).toEqual(verdict)
      expect(seen.filter(([each]) => each !== 'x-unrelated')).toEqual(exposedHeaders)
    },
  )

  test.prop([exchanges, engine], runs)('property/case-of-names-says-nothing', (exchange, engineName) => {
    const change = (headers: readonly HeaderLine[]): readonly HeaderLine[] =>
      headers.map(([name, value]) => [isAscii(name) ? flipped(name) : name, value])
    const { headers } = exchange.request
    const request =
      headers === undefined ? exchange.request : { ...exchange.request, headers: change(headers) }
    // Firefox counts the lines that are spelled Access-Control-Allow-Origin, and joins others.
    if (engineName === 'firefox' && exchange.hops.some(hasTwoOrigins)) return
    const other = evaluate(answered({ ...exchange, request }, change), { engine: engineName })
    const plain = answered(exchange, (lines) => lines)
    // Engines and we repeat a name as the page wrote it.
    const told = (verdict: Verdict): string =>
      JSON.stringify(verdict, (key, value: unknown) => (/^(?:text|message|header)$/.test(key) ? '' : value))
    expect(told(other)).toBe(told(evaluate(plain, { engine: engineName })))
  })

  test.prop([exchanges, engine], runs)(
    'property/what-is-simulated-is-evaluated',
    async (exchange, engineName) => {
      const { exchange: seen, ...simulated } = await simulate(
        exchange.request,
        ({ hop, isPreflight }) => {
          const at = exchange.hops[hop]
          return Promise.resolve((isPreflight ? at?.preflight : at?.response) ?? null)
        },
        { engine: engineName },
      )
      expect(Object.values(simulated).every(isDeepFrozen)).toBe(true)
      const told = ({ violations, ...verdict }: Verdict): object => ({
        ...verdict,
        // What stands behind a fault is looked at only where it was recorded.
        warnings: [],
        violations: violations.slice(0, simulated.violations.length),
      })
      expect(told(evaluate(seen, { engine: engineName }))).toEqual(told(simulated))
      const recorded = evaluate(exchange, { engine: engineName })
      // Where nothing is recorded nobody knows, and a transport has said that there is nothing.
      if (recorded.violations[0]?.reason === 'unrecorded') return
      expect(told(recorded)).toEqual(told(simulated))
    },
  )

  test.prop([requests, engine], runs)('property/classify-says-what-evaluate-does', (request, engineName) => {
    const { mode, because } = classify(request, { engine: engineName })
    expect(because.length).toBeGreaterThan(0)
    const url = 'https://api.example/'
    const everything: Answer = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
    const verdict = evaluate(
      { request, hops: [{ url, preflight: null, response: everything }] },
      { engine: engineName },
    )
    expect(mode === 'forbidden').toBe(verdict.stage === 'before-network')
    expect(mode === 'preflighted').toBe(verdict.preflight)
    if (!verdict.ok) return
    const types = {
      'same-origin': 'basic',
      simple: 'cors',
      opaque: /^(?:opaque|basic)$/,
      preflighted: '',
      forbidden: '',
    }
    expect(verdict.responseType).toMatch(types[mode])
  })
})
