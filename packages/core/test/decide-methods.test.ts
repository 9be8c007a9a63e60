import { describe, expect, it } from 'vitest'
import type { CorsOptions, CorsReason } from '../src/index.ts'
import { app, ask, preflight } from './exchange.ts'

const put: CorsOptions = { origin: [app], methods: ['PUT'], allowedHeaders: [] }
const none: CorsOptions = { origin: [app], methods: [], allowedHeaders: [] }
const echo: CorsOptions = { origin: [app], methods: '*', allowedHeaders: [] }
const custom: CorsOptions = { origin: [app], methods: ['PROPFIND', 'x-do'], allowedHeaders: [] }

interface Row {
  readonly id: string
  readonly options: CorsOptions
  readonly method: string | readonly string[]
  readonly reason: CorsReason
  readonly sent: string | undefined
}

const rows: readonly Row[] = [
  { id: 'listed', options: put, method: 'PUT', reason: 'origin-allowed', sent: 'PUT' },
  { id: 'not-listed', options: put, method: 'DELETE', reason: 'method-not-allowed', sent: 'PUT' },
  { id: 'safelisted/get', options: put, method: 'GET', reason: 'origin-allowed', sent: 'PUT' },
  { id: 'safelisted/head', options: put, method: 'HEAD', reason: 'origin-allowed', sent: 'PUT' },
  { id: 'safelisted/post', options: put, method: 'POST', reason: 'origin-allowed', sent: 'PUT' },
  {
    id: 'safelisted/lower-case-is-not',
    options: put,
    method: 'get',
    reason: 'method-not-allowed',
    sent: 'PUT',
  },
  { id: 'none/post', options: none, method: 'POST', reason: 'origin-allowed', sent: undefined },
  { id: 'none/put', options: none, method: 'PUT', reason: 'method-not-allowed', sent: undefined },
  { id: 'case/put', options: put, method: 'put', reason: 'method-not-allowed', sent: 'PUT' },
  {
    id: 'case/patch',
    options: { origin: [app], allowedHeaders: [] },
    method: 'patch',
    reason: 'method-not-allowed',
    sent: 'GET, HEAD, PUT, PATCH, POST, DELETE',
  },
  {
    id: 'custom/listed',
    options: custom,
    method: 'PROPFIND',
    reason: 'origin-allowed',
    sent: 'PROPFIND, x-do',
  },
  {
    id: 'custom/lower-case',
    options: custom,
    method: 'x-do',
    reason: 'origin-allowed',
    sent: 'PROPFIND, x-do',
  },
  {
    id: 'custom/other-case',
    options: custom,
    method: 'X-DO',
    reason: 'method-not-allowed',
    sent: 'PROPFIND, x-do',
  },
  { id: 'one-line-array', options: put, method: ['PUT'], reason: 'origin-allowed', sent: 'PUT' },
  { id: 'no-line', options: put, method: [], reason: 'method-malformed', sent: 'PUT' },
  { id: 'two-lines', options: put, method: ['PUT', 'PUT'], reason: 'method-malformed', sent: 'PUT' },
  { id: 'malformed/empty', options: put, method: '', reason: 'method-malformed', sent: 'PUT' },
  { id: 'malformed/space', options: put, method: ' PUT', reason: 'method-malformed', sent: 'PUT' },
  { id: 'malformed/list', options: put, method: 'PUT, GET', reason: 'method-malformed', sent: 'PUT' },
  {
    id: 'malformed/line-break',
    options: put,
    method: 'PUT\r\nX: y',
    reason: 'method-malformed',
    sent: 'PUT',
  },
  { id: 'malformed/non-ascii', options: put, method: 'P\xdcT', reason: 'method-malformed', sent: 'PUT' },
  {
    id: 'malformed/too-long',
    options: put,
    method: 'A'.repeat(9999),
    reason: 'method-malformed',
    sent: 'PUT',
  },
  { id: 'prototype-name', options: put, method: 'constructor', reason: 'method-not-allowed', sent: 'PUT' },
  { id: 'echo/put', options: echo, method: 'PUT', reason: 'origin-allowed', sent: 'PUT' },
  { id: 'echo/get', options: echo, method: 'GET', reason: 'origin-allowed', sent: 'GET' },
  { id: 'echo/custom-case-kept', options: echo, method: 'pAtch', reason: 'origin-allowed', sent: 'pAtch' },
  { id: 'echo/connect', options: echo, method: 'CONNECT', reason: 'method-not-allowed', sent: undefined },
  { id: 'echo/trace', options: echo, method: 'trace', reason: 'method-not-allowed', sent: undefined },
  { id: 'echo/track', options: echo, method: 'Track', reason: 'method-not-allowed', sent: undefined },
  { id: 'echo/empty', options: echo, method: '', reason: 'method-malformed', sent: undefined },
  { id: 'echo/list', options: echo, method: 'PUT, DELETE', reason: 'method-malformed', sent: undefined },
  {
    id: 'echo/line-break',
    options: echo,
    method: 'PUT\r\nSet-Cookie: a=b',
    reason: 'method-malformed',
    sent: undefined,
  },
  { id: 'echo/nul', options: echo, method: 'PUT\0', reason: 'method-malformed', sent: undefined },
  { id: 'echo/quote', options: echo, method: '"PUT"', reason: 'method-malformed', sent: undefined },
  {
    id: 'echo/too-long',
    options: echo,
    method: 'A'.repeat(9999),
    reason: 'method-malformed',
    sent: undefined,
  },
]

describe('Access-Control-Request-Method', () => {
  for (const { id, options, method, reason, sent } of rows) {
    it(`method/${id}`, () => {
      const answer = ask(options, preflight(app, method))
      expect(answer).toMatchObject({ reason, allowed: reason === 'origin-allowed', does: 204 })
      expect(answer.headers['Access-Control-Allow-Methods']).toBe(sent)
      const echoes = options.methods === '*'
      expect(answer.vary).toEqual(echoes ? ['Origin', 'Access-Control-Request-Method'] : ['Origin'])
    })
  }

  it('method/duplicates-are-sent-once', () => {
    const answer = ask({ origin: [app], methods: ['PUT', 'PUT', 'DELETE'] }, preflight(app))
    expect(answer.headers['Access-Control-Allow-Methods']).toBe('PUT, DELETE')
  })
})
