import { fc } from '@fast-check/vitest'
import type { CorsOptions, CorsRequest } from '../src/index.ts'

const label = fc.constantFrom('a', 'b', 'ab', 'example', 'com', 'evil', 'a-b', 'a_b', 'xn--exmple-cua', '1')
const domain = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((labels) => labels.join('.'))
  .filter((host) => !/(^|\.)\d+$/.test(host))
const address = fc.constantFrom('127.0.0.1', '10.0.0.1', '[::1]', '[2001:db8::1]')
const scheme = fc.constantFrom('http', 'https')
const port = fc.constantFrom('', '', ':8443', ':3000', ':1', ':65535')

/** Origins, as browsers write them. */
const origins: fc.Arbitrary<string> = fc
  .tuple(scheme, fc.oneof({ weight: 4, arbitrary: domain }, { weight: 1, arbitrary: address }), port)
  .map(([name, host, end]) => `${name}://${host}${end}`)

/** Origins and wildcards, as a configuration may have them. */
export const entries: fc.Arbitrary<string> = fc.oneof(
  origins,
  fc
    .tuple(scheme, domain, fc.constantFrom('', ':8443', ':*'))
    .map(([name, host, end]) => `${name}://*.${host}${end}`),
  fc.tuple(scheme, fc.oneof(domain, address)).map(([name, host]) => `${name}://${host}:*`),
)

type Trick = (origin: string) => string

const host =
  (change: (host: string) => string): Trick =>
  (origin) =>
    origin.replace(/:\/\/(\[[^\]]*\]|[^:]*)/, (_, name: string) => `://${change(name)}`)

const tricks: readonly Trick[] = [
  (origin) => origin,
  host((name) => `evil${name}`),
  host((name) => `evil.${name}`),
  host((name) => `a.b.${name}`),
  host((name) => `.${name}`),
  host((name) => `-${name}`),
  host((name) => `${name}.`),
  host((name) => `${name}.evil.com`),
  host((name) => `${name}evil`),
  host((name) => `evil.com@${name}`),
  host((name) => `${name}@evil.com`),
  host((name) => `${name}\`.evil.com`),
  host((name) => `${name}%00.evil.com`),
  host((name) => `${name}.1`),
  host((name) => name.toUpperCase()),
  host((name) => name.replace('.', 'x')),
  host((name) => name.replace('.', '..')),
  host((name) => name.split('.').slice(1).join('.')),
  host((name) => name.split('.').toReversed().join('.')),
  host((name) => name.replace('a', '\u0430')),
  host((name) => `${'l'.repeat(63)}.${name}`),
  host((name) => `${'l'.repeat(64)}.${name}`),
  host(() => '*'),
  (origin) => origin.replace(/:\d+$/, ''),
  (origin) => `${origin.replace(/:\d+$/, '')}:8443`,
  (origin) => `${origin.replace(/:\d+$/, '')}:443`,
  (origin) => `${origin.replace(/:\d+$/, '')}:80`,
  (origin) => `${origin.replace(/:\d+$/, '')}:0`,
  (origin) => `${origin.replace(/:\d+$/, '')}:08443`,
  (origin) => `${origin.replace(/:\d+$/, '')}:65536`,
  (origin) => `${origin}0`,
  (origin) => `${origin}:`,
  (origin) => origin.replace(/^https?/, (name) => (name === 'http' ? 'https' : 'http')),
  (origin) => origin.replace(/^h/, 'H'),
  (origin) => origin.replace('://', ':/'),
  (origin) => origin.replace('://', ':///'),
  (origin) => `${origin}/`,
  (origin) => `${origin}?`,
  (origin) => `${origin}#`,
  (origin) => `${origin}\\`,
  (origin) => ` ${origin}`,
  (origin) => `${origin} `,
  (origin) => `${origin}\n`,
  (origin) => `${origin}\0`,
  (origin) => `${origin}, ${origin}`,
  (origin) => `${origin},${origin}`,
  (origin) => `${origin} ${origin}`,
  () => 'null',
  () => '*',
  () => '',
]

/** An origin that is, or nearly is, covered by one of the entries. */
export function nearMiss(list: readonly string[]): fc.Arbitrary<string> {
  const near = list.map((entry) => entry.replace('*.', '').replace(/:\*$/, ''))
  const base = near.length === 0 ? origins : fc.oneof(fc.constantFrom(...near), origins)
  return fc
    .tuple(base, fc.constantFrom(...tricks), fc.constantFrom(...tricks), fc.boolean())
    .map(([origin, first, second, twice]) => (twice ? second(first(origin)) : first(origin)))
}

/** Any bytes a header may have been made of, and some it may not. */
export const bytes: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(',', ' ', '\t', 'x', '-', '*', '\r', '\n', '\0', '\u00ff', '\u0158', ':', '/', '.'),
    maxLength: 60,
  }),
  fc.constantFrom(',', ' ', 'x', '\0', 'a,').chain((unit) => fc.nat(6000).map((count) => unit.repeat(count))),
  fc.constantFrom('constructor', '__proto__', 'null', '*', 'https://', 'OPTIONS', 'authorization', '[::1]'),
)

export const lines: fc.Arbitrary<string | readonly string[] | undefined> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 6, arbitrary: bytes },
  { weight: 1, arbitrary: fc.array(bytes, { maxLength: 3 }) },
)

/** Header names, as pages ask for them. */
const names: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('x-a', 'X-B', 'content-type', 'Authorization', 'x-c', '*', "a!#$%&'*+.^_`|~"), {
    maxLength: 4,
  })
  .chain((list) => fc.constantFrom(list.join(','), list.join(' ,\t'), `,${list.join(',,')}`))

export const requests = (list: readonly string[]): fc.Arbitrary<CorsRequest> =>
  fc
    .record({
      method: fc.oneof(fc.constantFrom('OPTIONS', 'OPTIONS', 'GET', 'POST'), bytes, fc.constant(undefined)),
      origin: fc.oneof({ weight: 4, arbitrary: nearMiss(list) }, { weight: 1, arbitrary: lines }),
      asked: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('PUT', 'GET', 'PURGE', 'TRACE') },
        { weight: 2, arbitrary: lines },
      ),
      headers: fc.oneof({ weight: 3, arbitrary: names }, { weight: 2, arbitrary: lines }),
    })
    .map(({ method, origin, asked, headers }) => ({
      method,
      headers: {
        origin,
        'access-control-request-method': asked,
        'access-control-request-headers': headers,
      },
    }))

/** Policies that list origins, with everything else at random. */
export const policies: fc.Arbitrary<{ readonly list: readonly string[]; readonly options: CorsOptions }> = fc
  .record({
    list: fc.uniqueArray(entries, { minLength: 1, maxLength: 6 }),
    credentials: fc.boolean(),
    methods: fc.constantFrom<CorsOptions['methods']>('*', undefined, [], ['PUT'], ['PURGE', 'PUT']),
    allowedHeaders: fc.constantFrom<CorsOptions['allowedHeaders']>(
      '*',
      undefined,
      [],
      ['X-A', 'content-type'],
    ),
    exposedHeaders: fc.constantFrom<readonly string[] | undefined>(undefined, [], ['ETag', 'X-Total']),
    maxAge: fc.constantFrom(undefined, 0, 600, 86_400),
    rejectDisallowed: fc.boolean(),
  })
  .map(({ list, ...options }) => ({
    list,
    options: {
      ...options,
      origin: list,
      dangerouslyAllowInsecureOrigins: true,
      dangerouslyAllowPublicSuffixes: true,
    },
  }))
