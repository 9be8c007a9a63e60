import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsReason } from '../src/index.ts'
import { app, ask, preflight } from './exchange.ts'

const listed: CorsOptions = { origin: [app], allowedHeaders: ['Content-Type', 'X-Token', 'Authorization'] }
const none: CorsOptions = { origin: [app], allowedHeaders: [] }
const echo: CorsOptions = { origin: [app] }
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `x-${index}`)
const repeated = (count: number): string[] => Array.from({ length: count }, () => 'x-a')

interface Row {
  readonly id: string
  readonly options: CorsOptions
  readonly asked: string | readonly string[] | undefined
  readonly reason: CorsReason
  readonly sent: string | undefined
}

const all = 'Content-Type, X-Token, Authorization'
const rows: readonly Row[] = [
  { id: 'absent', options: listed, asked: undefined, reason: 'origin-allowed', sent: all },
  { id: 'empty', options: listed, asked: '', reason: 'origin-allowed', sent: all },
  { id: 'lower-case', options: listed, asked: 'content-type,x-token', reason: 'origin-allowed', sent: all },
  { id: 'upper-case', options: listed, asked: 'CONTENT-TYPE,X-TOKEN', reason: 'origin-allowed', sent: all },
  {
    id: 'any-order',
    options: listed,
    asked: 'x-token,content-type,authorization',
    reason: 'origin-allowed',
    sent: all,
  },
  {
    id: 'duplicates',
    options: listed,
    asked: 'x-token,x-token,X-Token',
    reason: 'origin-allowed',
    sent: all,
  },
  {
    id: 'white-space',
    options: listed,
    asked: ' \tx-token \t, \t content-type\t',
    reason: 'origin-allowed',
    sent: all,
  },
  {
    id: 'empty-elements',
    options: listed,
    asked: ',,x-token, ,\t,content-type,',
    reason: 'origin-allowed',
    sent: all,
  },
  { id: 'only-commas', options: listed, asked: ',,,,', reason: 'origin-allowed', sent: all },
  {
    id: 'several-lines',
    options: listed,
    asked: ['x-token', 'content-type, authorization'],
    reason: 'origin-allowed',
    sent: all,
  },
  {
    id: 'several-lines-one-refused',
    options: listed,
    asked: ['x-token', 'x-other'],
    reason: 'header-not-allowed',
    sent: all,
  },
  { id: 'no-lines', options: listed, asked: [], reason: 'origin-allowed', sent: all },
  { id: 'not-listed', options: listed, asked: 'x-other', reason: 'header-not-allowed', sent: all },
  {
    id: 'prefix-of-a-listed-name',
    options: listed,
    asked: 'x-toke',
    reason: 'header-not-allowed',
    sent: all,
  },
  {
    id: 'longer-than-a-listed-name',
    options: listed,
    asked: 'x-tokens',
    reason: 'header-not-allowed',
    sent: all,
  },
  {
    id: 'last-of-many',
    options: listed,
    asked: 'content-type,x-token,authorization,x',
    reason: 'header-not-allowed',
    sent: all,
  },
  { id: 'literal-star', options: listed, asked: '*', reason: 'header-not-allowed', sent: all },
  {
    id: 'prototype-name',
    options: listed,
    asked: 'constructor,__proto__',
    reason: 'header-not-allowed',
    sent: all,
  },

  { id: 'none/absent', options: none, asked: undefined, reason: 'origin-allowed', sent: undefined },
  { id: 'none/empty', options: none, asked: '', reason: 'origin-allowed', sent: undefined },
  {
    id: 'none/any-name',
    options: none,
    asked: 'content-type',
    reason: 'header-not-allowed',
    sent: undefined,
  },

  {
    id: 'malformed/space-inside',
    options: listed,
    asked: 'x-token content-type',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/semicolon',
    options: listed,
    asked: 'x-token;content-type',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/quote',
    options: listed,
    asked: '"x-token"',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/colon',
    options: listed,
    asked: 'x-token: 1',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/markup',
    options: listed,
    asked: 'x-token,<script>',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/carriage-return',
    options: listed,
    asked: 'x-token\r\nset-cookie: a',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/nul',
    options: listed,
    asked: 'x-token\0',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/vertical-tab',
    options: listed,
    asked: 'x-token\v',
    reason: 'request-headers-malformed',
    sent: all,
  },
  {
    id: 'malformed/latin-1',
    options: listed,
    asked: 'x-t\xf6ken',
    reason: 'request-headers-malformed',
    sent: all,
  },
  // U+0158 has the low byte of "X".
  {
    id: 'malformed/beyond-latin-1',
    options: echo,
    asked: '\u0158-token',
    reason: 'request-headers-malformed',
    sent: undefined,
  },
  {
    id: 'malformed/second-line',
    options: echo,
    asked: ['x-token', '@'],
    reason: 'request-headers-malformed',
    sent: undefined,
  },

  {
    id: 'bounds/names',
    options: echo,
    asked: names(128).join(','),
    reason: 'origin-allowed',
    sent: names(128).join(', '),
  },
  {
    id: 'bounds/one-name-more',
    options: echo,
    asked: names(129).join(','),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/names-over-lines',
    options: echo,
    asked: [names(128).join(','), 'y'],
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/repeats',
    options: echo,
    asked: repeated(128).join(','),
    reason: 'origin-allowed',
    sent: 'x-a',
  },
  {
    id: 'bounds/one-repeat-more',
    options: echo,
    asked: repeated(129).join(','),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/one-repeat-more-listed',
    options: listed,
    asked: Array.from({ length: 129 }, () => 'X-Token').join(),
    reason: 'request-headers-too-long',
    sent: all,
  },
  {
    id: 'bounds/repeats-over-lines',
    options: echo,
    asked: repeated(128),
    reason: 'origin-allowed',
    sent: 'x-a',
  },
  {
    id: 'bounds/one-repeat-more-over-lines',
    options: echo,
    asked: repeated(129),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/repeats-over-two-lines',
    options: echo,
    asked: [repeated(64).join(','), repeated(64).join(',')],
    reason: 'origin-allowed',
    sent: 'x-a',
  },
  {
    id: 'bounds/one-repeat-more-over-two-lines',
    options: echo,
    asked: [repeated(64).join(','), repeated(65).join(',')],
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/empty-elements-do-not-count',
    options: echo,
    asked: repeated(128).join(',,'),
    reason: 'origin-allowed',
    sent: 'x-a',
  },
  {
    id: 'bounds/length',
    options: echo,
    asked: 'x'.repeat(4096),
    reason: 'origin-allowed',
    sent: 'x'.repeat(4096),
  },
  {
    id: 'bounds/one-byte-more',
    options: echo,
    asked: 'x'.repeat(4097),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/length-over-lines',
    options: echo,
    asked: ['x'.repeat(4000), 'y'.repeat(97)],
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/length-over-lines-exactly',
    options: echo,
    asked: ['x'.repeat(2047), 'y'.repeat(2048)],
    reason: 'origin-allowed',
    sent: `${'x'.repeat(2047)}, ${'y'.repeat(2048)}`,
  },
  {
    id: 'bounds/one-byte-more-over-lines',
    options: echo,
    asked: ['x'.repeat(2048), 'y'.repeat(2048)],
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/length-of-one-line-in-an-array',
    options: echo,
    asked: ['x'.repeat(4096)],
    reason: 'origin-allowed',
    sent: 'x'.repeat(4096),
  },
  {
    id: 'bounds/one-byte-more-of-one-line-in-an-array',
    options: echo,
    asked: ['x'.repeat(4097)],
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/empty-lines-exactly',
    options: listed,
    asked: Array.from({ length: 4097 }, () => ''),
    reason: 'origin-allowed',
    sent: all,
  },
  {
    id: 'bounds/one-empty-line-more',
    options: listed,
    asked: Array.from({ length: 4098 }, () => ''),
    reason: 'request-headers-too-long',
    sent: all,
  },
  {
    id: 'bounds/many-empty-lines',
    options: echo,
    asked: Array.from({ length: 5000 }, () => ''),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/16-kib-of-commas',
    options: echo,
    asked: ','.repeat(16_384),
    reason: 'request-headers-too-long',
    sent: undefined,
  },
  {
    id: 'bounds/16-kib-of-commas-listed',
    options: listed,
    asked: ','.repeat(16_384),
    reason: 'request-headers-too-long',
    sent: all,
  },
  {
    id: 'bounds/4-kib-of-commas',
    options: listed,
    asked: ','.repeat(4096),
    reason: 'origin-allowed',
    sent: all,
  },

  { id: 'echo/absent', options: echo, asked: undefined, reason: 'origin-allowed', sent: undefined },
  { id: 'echo/empty', options: echo, asked: '', reason: 'origin-allowed', sent: undefined },
  { id: 'echo/only-commas', options: echo, asked: ', ,', reason: 'origin-allowed', sent: undefined },
  {
    id: 'echo/normalised',
    options: echo,
    asked: ' X-B ,,x-a,\tx-b',
    reason: 'origin-allowed',
    sent: 'x-b, x-a',
  },
  {
    id: 'echo/several-lines',
    options: echo,
    asked: ['x-b', 'x-a'],
    reason: 'origin-allowed',
    sent: 'x-b, x-a',
  },
  // No `*` covers it by the standard: it must stand there by name.
  {
    id: 'echo/authorization',
    options: echo,
    asked: 'authorization,content-type',
    reason: 'origin-allowed',
    sent: 'authorization, content-type',
  },
  { id: 'echo/star-is-a-name', options: echo, asked: '*', reason: 'origin-allowed', sent: '*' },
  {
    id: 'echo/every-token-character',
    options: echo,
    asked: "!#$%&'*+-.^_`|~09az",
    reason: 'origin-allowed',
    sent: "!#$%&'*+-.^_`|~09az",
  },
]

describe('Access-Control-Request-Headers', () => {
  for (const { id, options, asked, reason, sent } of rows) {
    it(`request-headers/${id}`, () => {
      const answer = ask(options, preflight(app, 'PUT', asked))
      expect(answer).toMatchObject({
        kind: 'preflight',
        reason,
        allowed: reason === 'origin-allowed',
        does: 204,
      })
      expect(answer.headers['Access-Control-Allow-Headers']).toBe(sent)
      const echoes = options.allowedHeaders === undefined
      expect(answer.vary).toEqual(echoes ? ['Origin', 'Access-Control-Request-Headers'] : ['Origin'])
    })
  }

  it('request-headers/star-option-is-the-default', () => {
    const request = preflight(app, 'PUT', 'x-a,x-b')
    expect(ask({ origin: [app], allowedHeaders: '*' }, request)).toEqual(ask(echo, request))
  })

  it('request-headers/duplicate-configuration-is-sent-once', () => {
    const answer = ask({ origin: [app], allowedHeaders: ['X-A', 'x-a', 'X-B'] }, preflight(app))
    expect(answer.headers['Access-Control-Allow-Headers']).toBe('X-A, X-B')
  })
})
