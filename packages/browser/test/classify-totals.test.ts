import { describe, expect, it } from 'vitest'
import type { HeaderLine } from '../src/index.ts'
import { type EngineRow, asked, engines, lines, simple, told } from './classification.ts'

const full = (count: number): readonly HeaderLine[] => lines(count, 'Accept', 'a'.repeat(128))
const joined = asked('header-value-length accept')

const ofLanguage = (last: number): readonly HeaderLine[] => [
  ...lines(7, 'Content-Language', 'a'.repeat(128)),
  ['Content-Language', 'a'.repeat(last)],
]
const tooLong = asked('header-value-length content-language')
const hintNames = [
  'device-memory',
  'downlink',
  'dpr',
  'rtt',
  'user-agent',
  'viewport-width',
  'width',
] as const
const ofHints = (last: number): readonly HeaderLine[] => [
  ...hintNames.map((name) => [name, '1'.repeat(128)] as const),
  ['Content-Language', 'a'.repeat(last)],
]
const allHints = asked(...hintNames.map((name) => `header-name ${name}`))
const rows: readonly EngineRow[] = [
  {
    id: 'total-1024',
    request: { headers: full(8) },
    expected: { standard: simple, chromium: joined, firefox: simple, webkit: joined },
  },
  {
    id: 'total-1025',
    request: { headers: [...full(8), ['Content-Language', 'a']] },
    expected: {
      standard: asked('header-total-length accept', 'header-total-length content-language'),
      chromium: joined,
      firefox: simple,
      webkit: joined,
    },
  },
  {
    // text/plain;charset=UTF-8 has 24 bytes, and the browser adds it.
    id: 'total-1024-with-the-type-of-the-body',
    request: { method: 'POST', body: 'x', headers: [...full(7), ['Accept', 'a'.repeat(104)]] },
    expected: { standard: simple, chromium: joined, firefox: simple, webkit: joined },
  },
  {
    id: 'total-1025-with-the-type-of-the-body',
    request: { method: 'POST', body: 'x', headers: [...full(7), ['Accept', 'a'.repeat(105)]] },
    expected: {
      standard: asked('header-total-length accept', 'header-total-length content-type'),
      chromium: joined,
      firefox: simple,
      webkit: joined,
    },
  },
  {
    // `Accept: */*` is there before anybody looks, and counts.
    id: 'total-1024-with-the-accept-of-the-browser',
    request: { headers: ofLanguage(125) },
    expected: { standard: simple, chromium: tooLong, firefox: simple, webkit: tooLong },
  },
  {
    id: 'total-1025-with-the-accept-of-the-browser',
    request: { headers: ofLanguage(126) },
    expected: {
      standard: asked('header-total-length content-language', 'header-total-length accept'),
      chromium: tooLong,
      firefox: simple,
      webkit: tooLong,
    },
  },
  {
    id: 'total-1024-of-hints',
    request: { headers: ofHints(128) },
    expected: { standard: allHints, chromium: simple, firefox: allHints, webkit: allHints },
  },
  {
    // What is unsafe by itself is not part of the sum.
    id: 'total-1024-beside-an-unsafe-one',
    request: { headers: [...full(8), ['X-A', 'a'.repeat(500)]] },
    expected: {
      standard: asked('header-name x-a'),
      chromium: asked('header-value-length accept', 'header-name x-a'),
      firefox: asked('header-name x-a'),
      webkit: asked('header-value-length accept', 'header-name x-a'),
    },
  },
]

describe('the sum of all values', () => {
  for (const { id, request, expected } of rows) {
    for (const engine of engines) {
      it(`classify/totals/${id}/${engine}`, () => {
        expect(told(request, engine)).toEqual(expected[engine])
      })
    }
  }
})
