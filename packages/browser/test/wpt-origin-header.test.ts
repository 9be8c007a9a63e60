import { describe, expect, it } from 'vitest'
import { type Hop, type PageRequest, evaluate } from '../src/index.ts'
import { isPresent, rowsOf } from './reference.ts'
import { originHeader } from '../src/lib/fetch/origin-header.ts'

interface OriginHeaderRow {
  readonly id: string
  readonly title: string
  readonly request: Omit<PageRequest, 'api'> & { readonly api: string; readonly redirectTo?: string }
  readonly expect: { readonly originHeader: string | null }
}

const rows = rowsOf('fetch-origin-header.json') as readonly OriginHeaderRow[]

// What every server allows, so that no check stands between the request and its Origin.
const allowed: readonly (readonly [string, string])[] = [['Access-Control-Allow-Origin', '*']]

function requestOf({ request }: OriginHeaderRow): PageRequest {
  const { api, redirectTo: _, ...rest } = request
  expect(['fetch', 'form', 'navigation']).toContain(api)
  return { ...rest, api: api === 'fetch' ? 'fetch' : api === 'form' ? 'form' : 'iframe' }
}

function hopsOf({ request: { url, redirectTo } }: OriginHeaderRow): readonly Hop[] {
  const last = { status: 200, headers: allowed }
  return redirectTo === undefined
    ? [{ url, response: last }]
    : [
        { url, response: { status: 308, headers: [...allowed, ['Location', redirectTo]] } },
        { url: redirectTo, response: last },
      ]
}

/** Chromium asks the referrer policy of navigations only. */
const unheard = new Set([
  'POST same-origin no-cors, no-referrer',
  'POST cross-origin no-cors, no-referrer',
  'POST cross-origin no-cors, same-origin',
])

describe.runIf(isPresent)('web-platform-tests: fetch-origin-header', () => {
  it('wpt/fetch-origin-header/table-is-there', () => {
    expect(rows.length).toBe(43)
    expect(rows.filter(({ title }) => unheard.has(title)).length).toBe(unheard.size)
    expect(new Set(rows.map(({ request }) => request.mode))).toEqual(new Set(['navigate', 'no-cors', 'cors']))
  })

  for (const row of rows) {
    for (const engine of ['standard', 'chromium', 'firefox', 'webkit'] as const) {
      it(`wpt/${row.id}/${engine}/${row.title}`, () => {
        const verdict = evaluate({ request: requestOf(row), hops: hopsOf(row) }, { engine })
        expect(verdict.violations).toEqual([])
        if (engine === 'chromium' && unheard.has(row.title)) {
          expect(verdict.finalOrigin).toBe(row.request.documentOrigin)
          expect(verdict.finalOrigin).not.toBe(row.expect.originHeader)
        } else expect(verdict.finalOrigin).toBe(row.expect.originHeader)
      })
    }
  }
})

const page = 'https://page.example'
const facts = {
  documentOrigin: page,
  url: new URL('https://page.example/x'),
  method: 'POST',
  mode: 'no-cors',
  referrerPolicy: '',
  isCors: false,
  isTainted: false,
} as const
const plain = new URL('http://api.example/')

// What the table has no row for: downgrades, WebSocket, and redirects under a policy.
const further: readonly (readonly [
  id: string,
  changed: Partial<Parameters<typeof originHeader>[0]>,
  sent: string | undefined,
])[] = [
  ['own', {}, page],
  ['get', { method: 'GET' }, undefined],
  ['head', { method: 'HEAD' }, undefined],
  ['get-in-lower-case-is-another-method', { method: 'get' }, page],
  ['tainted', { isTainted: true }, 'null'],
  ['tainted-cors-get', { isTainted: true, isCors: true, method: 'GET' }, 'null'],
  ['cors-get', { isCors: true, method: 'GET' }, page],
  ['cors-under-no-referrer', { isCors: true, referrerPolicy: 'no-referrer' }, page],
  ['cors-downgrade', { isCors: true, url: plain, referrerPolicy: 'strict-origin' }, page],
  ['websocket-get', { mode: 'websocket', method: 'GET', referrerPolicy: 'no-referrer' }, page],
  ['mode-cors-of-one-origin', { mode: 'cors', referrerPolicy: 'no-referrer' }, page],
  ['downgrade-default', { url: plain }, 'null'],
  ['downgrade-strict-origin', { url: plain, referrerPolicy: 'strict-origin' }, 'null'],
  ['downgrade-strict-origin-when', { url: plain, referrerPolicy: 'strict-origin-when-cross-origin' }, 'null'],
  ['downgrade-no-referrer-when', { url: plain, referrerPolicy: 'no-referrer-when-downgrade' }, 'null'],
  ['downgrade-origin', { url: plain, referrerPolicy: 'origin' }, page],
  ['downgrade-origin-when', { url: plain, referrerPolicy: 'origin-when-cross-origin' }, page],
  ['downgrade-unsafe-url', { url: plain, referrerPolicy: 'unsafe-url' }, page],
  ['opaque-page', { documentOrigin: 'null' }, 'null'],
]

describe('Origin, where the table is silent', () => {
  for (const [id, changed, sent] of further) {
    it(`origin-header/${id}`, () => {
      expect(originHeader({ ...facts, ...changed })).toBe(sent)
    })
  }
})
