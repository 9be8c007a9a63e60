import type { IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  CorsConfigError,
  type CorsSource,
  cors,
  createCors,
  createGate,
  validateCors,
  withCors,
} from '../src/index.ts'
import { runChild } from './host/child.ts'

type Source = CorsSource<IncomingMessage>

const doors: readonly (readonly [id: string, construct: (source: Source) => unknown])[] = [
  ['cors', (source) => cors(source)],
  ['with-cors', (source) => withCors(source, () => {})],
  ['create-gate', (source) => createGate(source)],
]

const unset =
  "An environment variable that is not set is the usual cause. There is no default: name the origins, or write '*' " +
  'for everybody or false for nobody.'

// What is said of the first faults that people make. What every code says is a matter of the core.
const faults: readonly (readonly [id: string, source: unknown, sentences: readonly string[]])[] = [
  [
    'nothing',
    undefined,
    [
      "is not an object of options. The least there is to say is { origin: 'https://app.example.com' }, or { origin: '*' } for everybody.",
    ],
  ],
  ['null', null, ['is not an object of options.']],
  ['true', true, ['is not an object of options.']],
  ['text', 'https://app.example.com', ['is not an object of options.']],
  ['array', ['https://app.example.com'], ['is not an object of options.']],
  ['empty', {}, [`origin is undefined or null. ${unset}`]],
  [
    'unset',
    { origin: process.env['CORS_TEST_UNSET'], credentials: true },
    [`origin is undefined or null. ${unset}`],
  ],
  ['unset-in-list', { origin: ['https://app.example.com', process.env['CORS_TEST_UNSET']] }, ['origin[1]']],
  [
    'slash',
    { origin: 'https://app.example.com/' },
    [
      'ends with a slash: no browser sends one in Origin, so it would never match. Write "https://app.example.com"',
    ],
  ],
  [
    'any-with-credentials',
    { origin: '*', credentials: true },
    ["cannot stand beside origin: '*': browsers refuse the pair."],
  ],
  ['unanchored', { origin: /example\.com$/ }, ['/example\\.com$/ admits https://evilexample.com']],
  [
    'text-for-flag',
    { origin: 'https://app.example.com', credentials: 'false' },
    ['credentials "false" is not a boolean.', 'Write false'],
  ],
  [
    'peer-option',
    { origin: 'https://app.example.com', optionsSuccessStatus: 200 },
    ['optionsSuccessStatus', 'is not an option.'],
  ],
  [
    'several',
    { origin: 'HTTPS://a.example', methods: ['patch'], maxAge: '1h' },
    ['has upper-case letters', 'is in the wrong case', 'is not a whole number of seconds'],
  ],
]

function caught(construct: () => unknown): unknown {
  try {
    construct()
  } catch (error) {
    return error
  }
  return undefined
}

describe('faulty options', () => {
  for (const [id, source, sentences] of faults) {
    for (const [door, construct] of doors) {
      it(`construct/${id}/${door}: throw when it is mounted, in full sentences`, () => {
        const error = caught(() => construct(source as Source))
        expect(error).toBeInstanceOf(CorsConfigError)
        expect(error).toMatchObject({ name: 'CorsConfigError' })
        for (const sentence of sentences) expect(String(error)).toContain(sentence)
      })
    }

    it(`construct/${id}/validate: are told without a throw`, () => {
      expect(validateCors(source).filter(({ severity }) => severity === 'error')).not.toEqual([])
    })
  }

  it('construct/no-argument: throws at once', () => {
    expect(() => (cors as () => unknown)()).toThrow(CorsConfigError)
  })
})

// What validateCors says that only the host can know, and what it says at all.
const told: readonly (readonly [id: string, options: unknown, codes: readonly string[]])[] = [
  ...faults.map(([id, source]) => [id, source, []] as const),
  ['public-suffix', { origin: 'https://*.github.io', credentials: true }, ['credentials-public-suffix']],
  ['checked-suffix', { origin: 'https://*.example.com', credentials: true }, []],
  ['loopback', { origin: 'http://localhost:3000' }, ['origin-loopback-in-production']],
  ['max-age', { origin: 'https://app.example.com', maxAge: 86_400 }, ['max-age-cut']],
]

describe('validateCors', () => {
  for (const environment of ['production', 'development']) {
    for (const [id, source, codes] of told) {
      it(`validate/${id}/${environment}: says what createCors says, and warns nobody`, async () => {
        vi.stubEnv('NODE_ENV', environment)
        onTestFinished(() => void vi.unstubAllEnvs())
        const warnings: Error[] = []
        const listener = (warning: Error): void => void warnings.push(warning)
        process.on('warning', listener)
        onTestFinished(() => void process.off('warning', listener))
        const issues = validateCors(source)
        await new Promise((resolve) => setImmediate(resolve))
        expect(warnings).toEqual([])
        const error = caught(() => createCors(source as never))
        const errors = issues.filter(({ severity }) => severity === 'error')
        expect(error instanceof CorsConfigError ? error.issues : []).toEqual(errors)
        for (const { message } of issues) expect(message).not.toMatch(/^is (?:refused|doubtful):/)
        if (codes.length > 0) {
          const expected =
            environment === 'production' ? codes : codes.filter((code) => !code.includes('production'))
          expect(issues.map(({ code }) => code)).toEqual(expected)
        }
        if (id === 'checked-suffix') expect(issues).toEqual([])
      })
    }
  }
})

interface SuffixRow {
  readonly origin: string
  readonly refused: boolean
}

const suffixes: readonly SuffixRow[] = [
  { origin: 'https://*.github.io', refused: true },
  { origin: 'https://*.github.io:8443', refused: true },
  { origin: 'https://*.co.uk', refused: true },
  { origin: 'https://*.com', refused: true },
  { origin: 'https://*.vercel.app', refused: true },
  { origin: 'https://*.s3.amazonaws.com', refused: true },
  { origin: 'https://*.xn--55qx5d.cn', refused: true },
  // The list says `*.kawasaki.jp`, `*.ck` and `*.compute.amazonaws.com`: whatever stands below is a suffix
  // itself, so whoever gets a name under any of them is let in.
  { origin: 'https://*.kawasaki.jp', refused: true },
  { origin: 'https://*.a.kawasaki.jp', refused: true },
  { origin: 'https://*.ck', refused: true },
  { origin: 'https://*.compute.amazonaws.com', refused: true },
  { origin: 'https://*.city.kawasaki.jp', refused: false },
  { origin: 'https://*.www.ck', refused: false },
  { origin: 'https://*.example.com', refused: false },
  { origin: 'https://*.me.github.io', refused: false },
  { origin: 'https://*.corp', refused: false },
  { origin: 'https://*.app.localhost', refused: false },
  { origin: 'https://me.github.io', refused: false },
]

describe('a wildcard over a public suffix', () => {
  for (const { origin, refused } of suffixes) {
    const codes = (options: unknown): readonly string[] => {
      const error = caught(() => createCors(options as never))
      return error instanceof CorsConfigError ? error.issues.map(({ code }) => code) : []
    }
    it(`suffix/${origin}: is ${refused ? 'refused' : 'taken'} with credentials`, () => {
      expect(codes({ origin: [origin], credentials: true })).toEqual(
        refused ? ['credentials-public-suffix'] : [],
      )
    })

    it(`suffix/${origin}: is taken without, and under the flag`, () => {
      expect(codes({ origin: [origin] })).toEqual([])
      expect(codes({ origin: [origin], credentials: true, dangerouslyAllowPublicSuffixes: true })).toEqual([])
    })
  }
})

describe('the public-suffix list', () => {
  const cases: readonly (readonly [id: string, options: unknown, loaded: boolean])[] = [
    ['import-alone', undefined, false],
    ['nobody', { origin: false }, false],
    ['any', { origin: '*' }, false],
    ['exact-with-credentials', { origin: 'https://app.example.com', credentials: true }, false],
    ['wildcard', { origin: 'https://*.example.com' }, false],
    ['port-wildcard-with-credentials', { origin: 'http://localhost:*', credentials: true }, false],
    [
      'flag',
      { origin: 'https://*.example.com', credentials: true, dangerouslyAllowPublicSuffixes: true },
      false,
    ],
    ['wildcard-with-credentials', { origin: 'https://*.example.com', credentials: true }, true],
  ]
  for (const [id, options, loaded] of cases) {
    it(`list/${id}: is ${loaded ? 'loaded' : 'not loaded'}`, async () => {
      const { stdout, stderr, code } = await runChild(
        'loaded',
        options === undefined ? [] : [JSON.stringify(options)],
      )
      expect({ stdout, stderr, code }).toEqual({ stdout: `${loaded}\n`, stderr: '', code: 0 })
    })
  }
})
