import { type Exchange, evaluate } from '@cors/browser'
import { expect, it } from 'vitest'
import { compare } from '../src/compare.ts'
import type { Measured } from '../src/measure.ts'

const url = 'http://api.test/'
const request = { documentOrigin: 'http://page.test', url, method: 'PUT' }
const allow = ['Access-Control-Allow-Origin', 'http://page.test'] as const
const preflight = { status: 204, headers: [allow, ['Access-Control-Allow-Methods', 'PUT'] as const] }
const expose = ['Access-Control-Expose-Headers', 'X-Seen'] as const

const allowed: Exchange = {
  request,
  hops: [
    { url, preflight, response: { status: 201, headers: [allow, expose, ['X-Seen', 'a'], ['X-Seen', 'b']] } },
  ],
}
const blocked: Exchange = { request, hops: [{ url, preflight, response: { status: 200, headers: [] } }] }

const seenAllowed: Measured = {
  ok: true,
  preflight: true,
  acrh: null,
  finalOrigin: 'http://page.test',
  type: 'cors',
  status: 201,
  exposed: { 'x-seen': 'a, b' },
  codes: [],
  others: [],
  sent: [],
}
const seenBlocked: Measured = {
  ok: false,
  preflight: true,
  acrh: null,
  finalOrigin: 'http://page.test',
  codes: ['MissingAllowOriginHeader'],
  others: ['net::ERR_FAILED'],
  error: 'TypeError: Failed to fetch',
  sent: [],
}

it.each<{ id: string; exchange: Exchange; measured: Measured; fields: readonly string[] }>([
  { id: 'same/allowed', exchange: allowed, measured: seenAllowed, fields: [] },
  { id: 'same/blocked', exchange: blocked, measured: seenBlocked, fields: [] },
  { id: 'same/xhr-tells-no-type', exchange: allowed, measured: without(seenAllowed, 'type'), fields: [] },
  {
    id: 'same/warnings-do-not-block',
    exchange: allowed,
    measured: { ...seenAllowed, codes: ['Any'] },
    fields: [],
  },
  { id: 'other/ok', exchange: allowed, measured: seenBlocked, fields: ['ok'] },
  { id: 'other/timeout', exchange: blocked, measured: { ...seenBlocked, error: 'timeout' }, fields: ['ok'] },
  {
    id: 'other/preflight',
    exchange: allowed,
    measured: { ...seenAllowed, preflight: false },
    fields: ['preflight'],
  },
  { id: 'other/acrh', exchange: blocked, measured: { ...seenBlocked, acrh: 'x' }, fields: ['acrh'] },
  {
    id: 'other/origin',
    exchange: allowed,
    measured: { ...seenAllowed, finalOrigin: 'null' },
    fields: ['finalOrigin'],
  },
  {
    id: 'other/never-sent',
    exchange: allowed,
    measured: without(seenAllowed, 'finalOrigin'),
    fields: ['finalOrigin'],
  },
  { id: 'other/type', exchange: allowed, measured: { ...seenAllowed, type: 'basic' }, fields: ['type'] },
  { id: 'other/status', exchange: allowed, measured: { ...seenAllowed, status: 200 }, fields: ['status'] },
  {
    id: 'other/exposed-less',
    exchange: allowed,
    measured: { ...seenAllowed, exposed: {} },
    fields: ['exposed'],
  },
  {
    id: 'other/exposed-value',
    exchange: allowed,
    measured: { ...seenAllowed, exposed: { 'x-seen': 'a' } },
    fields: ['exposed'],
  },
  { id: 'other/code', exchange: blocked, measured: { ...seenBlocked, codes: ['Other'] }, fields: ['code'] },
  {
    id: 'other/first-code',
    exchange: blocked,
    measured: { ...seenBlocked, codes: ['Other', 'MissingAllowOriginHeader'] },
    fields: ['code'],
  },
  { id: 'other/no-code', exchange: blocked, measured: { ...seenBlocked, codes: [] }, fields: ['code'] },
])('$id', ({ exchange, measured, fields }) => {
  const differences = compare('chromium', evaluate(exchange, { engine: 'chromium' }), measured)
  expect(differences.map(({ field }) => field)).toEqual(fields)
})

it('same/webkit-by-its-text', () => {
  const text = 'Origin http://page.test is not allowed by Access-Control-Allow-Origin. Status code: 200'
  const verdict = evaluate(blocked, { engine: 'webkit' })
  expect(compare('webkit', verdict, { ...seenBlocked, codes: [text] })).toEqual([])
  expect(compare('webkit', verdict, { ...seenBlocked, codes: [`${text}0`] })).toEqual([
    { field: 'code', model: text, measured: `${text}0` },
  ])
})

it('same/webkit-however-a-connection-broke', () => {
  const verdict = evaluate({ request, hops: [{ url, preflight, response: null }] }, { engine: 'webkit' })
  const measured = { ...seenBlocked, codes: ['Error receiving data: Connection reset by peer'] }
  expect(compare('webkit', verdict, measured)).toEqual([])
  expect(compare('webkit', evaluate(blocked, { engine: 'webkit' }), measured)).toHaveLength(1)
})

it('same/firefox-warned-before-it-blocked', () => {
  const verdict = evaluate(blocked, { engine: 'firefox' })
  const codes = ['CORSAllowHeaderFromPreflightDeprecation', 'CORSMissingAllowOrigin2', 'CORSDidNotSucceed2']
  expect(compare('firefox', verdict, { ...seenBlocked, codes })).toEqual([])
  expect(compare('firefox', verdict, { ...seenBlocked, codes: codes.slice(0, 1) })).toHaveLength(1)
})

function without(measured: Measured, name: 'type' | 'finalOrigin'): Measured {
  return Object.fromEntries(Object.entries(measured).filter(([key]) => key !== name)) as unknown as Measured
}
