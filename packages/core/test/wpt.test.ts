import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CorsOptions, createCors, validateCors } from '../src/index.ts'
import { actual, ask, preflight } from './exchange.ts'

// Reference data beside the repository, not part of it.
const folder = new URL('../../../../shared/wpt/', import.meta.url)
const present = existsSync(folder)
// oxlint-disable-next-line no-console -- the one line that says what did not run
if (!present) console.warn(`SKIPPED: the web-platform-tests oracle, because ${folder.pathname} is absent`)

interface OriginRow {
  readonly id: string
  readonly input: string
  readonly origin?: string
  readonly failure?: true
}
interface PredicateRow {
  readonly id: string
  readonly predicate: string
  readonly input: unknown
  readonly expect: boolean
}

function read(file: string): readonly unknown[] {
  if (!present) return []
  return (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { readonly vectors: readonly unknown[] })
    .vectors
}

const originRows = read('url-origin.json') as readonly OriginRow[]
const predicates = read('predicates.json') as readonly PredicateRow[]
const tuples = [...new Set(originRows.map(({ origin }) => origin ?? ''))].filter((origin) =>
  /^(?:http|ws)s?:/.test(origin),
)

/** Origins of the URL standard that the grammar of an Origin header does not have, and why. */
const beyondGrammar: { readonly [origin: string]: string } = {
  'http://.': 'an empty label',
  'http://..': 'an empty label',
  'http://0..0x300': 'an empty label',
  'http://f:0': 'port 0',
  'http://\u001f!"$&\'()*+,-.;=_`{}~': 'characters beyond LDH and _',
  'wss://!"$&\'()*+,-.;=_`{}~': 'characters beyond LDH and _',
  'http://256.256.256.256.256': 'ends in a number and is no IPv4 address, since the table was made',
}

// The grammar is letters, digits, hyphens and `_`: what punycode stands for is not looked at.
const unreadablePunycode = /xn--/i

const reflecting = createCors({ origin: '*', dangerouslyReflectAnyOrigin: true })

describe.runIf(present)('web-platform-tests: url-origin', () => {
  it('wpt/url-origin/table-is-there', () => {
    expect(originRows.length).toBeGreaterThan(400)
    expect(tuples.length).toBeGreaterThan(50)
    for (const origin of Object.keys(beyondGrammar)) expect(tuples).toContain(origin)
  })

  for (const origin of tuples.filter((each) => !(each in beyondGrammar))) {
    it(`wpt/url-origin/accepted/${origin}`, () => {
      const options: CorsOptions = { origin: [origin] }
      expect(validateCors(options)).toEqual([])
      const cors = createCors({ origin: [origin] })
      // It, and nothing else in the table, not even its own URL.
      expect(tuples.filter((each) => cors.allows(each))).toEqual([origin])
      const near = [`${origin}/`, `${origin}.`, `x${origin}`, origin.toUpperCase()]
      expect(near.filter((each) => cors.allows(each))).toEqual([])
      expect(ask(options, actual(origin)).headers).toEqual({ 'Access-Control-Allow-Origin': origin })
      expect(reflecting.allows(origin)).toBe(true)
    })
  }

  for (const [origin, reason] of Object.entries(beyondGrammar)) {
    it(`wpt/url-origin/refused/${JSON.stringify(origin)}/${reason}`, () => {
      expect(validateCors({ origin: [origin] })).toMatchObject([{ severity: 'error' }])
      expect(reflecting.allows(origin)).toBe(false)
    })
  }

  it('wpt/url-origin/an-input-is-an-origin-only-if-it-is-its-own', () => {
    const special = originRows.filter(
      ({ input, origin }) => /^\s*(?:http|ws)s?:/i.test(input) && origin !== undefined,
    )
    expect(special.length).toBeGreaterThan(50)
    for (const { input, origin } of special) {
      const canonical = input === origin && beyondGrammar[input] === undefined
      expect([input, reflecting.allows(input)]).toEqual([input, canonical])
      expect([input, validateCors({ origin: [input] }).length === 0]).toEqual([input, canonical])
    }
  })

  it('wpt/url-origin/what-no-parser-accepts-is-refused', () => {
    const failures = originRows.filter(
      ({ input, failure }) => failure && /^(?:http|ws)s?:/i.test(input) && !unreadablePunycode.test(input),
    )
    expect(failures.length).toBeGreaterThan(50)
    for (const { input } of failures) {
      expect([input, reflecting.allows(input)]).toEqual([input, false])
      expect([input, validateCors({ origin: [input] }).length > 0]).toEqual([input, true])
    }
  })

  it('wpt/url-origin/a-fix-is-the-origin-of-the-url', () => {
    const urls = originRows.filter(
      ({ input, origin }) =>
        /^https?:\/\/[\w.:[\]-]+\/[^\s,;*]*$/.test(input) &&
        origin !== undefined &&
        !(origin in beyondGrammar),
    )
    expect(urls.length).toBeGreaterThan(20)
    for (const { input, origin } of urls) {
      expect([input, validateCors({ origin: input })]).toMatchObject([
        input,
        [{ severity: 'error', fix: origin }],
      ])
    }
  })
})

const rowsOf = (name: string): readonly PredicateRow[] =>
  predicates.filter(({ predicate }) => predicate === name)
const nameOf = (input: unknown): string => String([input].flat()[0])

describe.runIf(present)('web-platform-tests: predicates', () => {
  for (const { id, input, expect: forbidden } of rowsOf('forbidden-request-header')) {
    it(`wpt/${id}/${nameOf(input)}/forbidden-${forbidden}`, () => {
      const codes = validateCors({ origin: '*', allowedHeaders: [nameOf(input)] }).map(({ code }) => code)
      expect(codes.includes('allowed-headers-forbidden')).toBe(forbidden)
    })
  }

  for (const { id, input, expect: forbidden } of rowsOf('forbidden-method')) {
    it(`wpt/${id}/${nameOf(input)}/forbidden-${forbidden}`, () => {
      const codes = validateCors({ origin: '*', methods: [nameOf(input)] }).map(({ code }) => code)
      expect(codes.includes('methods-forbidden')).toBe(forbidden)
      const answer = ask({ origin: '*', methods: '*' }, preflight('https://a.example', nameOf(input)))
      expect(answer.allowed).toBe(!forbidden)
    })
  }

  it('wpt/predicates/table-is-there', () => {
    expect(rowsOf('forbidden-request-header').length).toBeGreaterThan(20)
    expect(rowsOf('forbidden-method').length).toBeGreaterThan(4)
  })

  it('wpt/no-cors-safelisted/needless-names-are-safelisted-for-some-value', () => {
    const rows = rowsOf('no-cors-safelisted-request-header')
    const safelisted = new Set(
      rows.filter((row) => row.expect).map(({ input }) => nameOf(input).toLowerCase()),
    )
    const warned = rows
      .map(({ input }) => nameOf(input))
      .filter((name) =>
        validateCors({ origin: '*', allowedHeaders: [name] }).some(({ severity }) => severity === 'warning'),
      )
    expect(warned.length).toBeGreaterThan(0)
    expect(warned.filter((name) => !safelisted.has(name.toLowerCase()))).toEqual([])
  })
})
