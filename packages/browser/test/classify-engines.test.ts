import { describe, expect, it } from 'vitest'
import type { HeaderLine } from '../src/index.ts'
import { type EngineRow, asked, engines, lines, simple, told } from './classification.ts'

const two = (first: number, second: number): readonly HeaderLine[] => [
  ['Accept', 'a'.repeat(first)],
  ['accept', 'a'.repeat(second)],
]
const joined = asked('header-value-length accept')

const rows: readonly EngineRow[] = [
  {
    id: 'listener-without-a-body',
    request: { api: 'xhr', uploadListeners: true },
    expected: {
      standard: asked('upload-listener'),
      chromium: simple,
      firefox: asked('upload-listener'),
      webkit: asked('upload-listener'),
    },
  },
  {
    id: 'range-unit-in-upper-case',
    request: { headers: [['Range', 'Bytes=0-1']] },
    expected: {
      standard: asked('header-value range'),
      chromium: asked('header-value range'),
      firefox: asked('header-value range'),
      webkit: simple,
    },
  },
  {
    id: 'comma-in-a-parameter',
    request: { method: 'POST', headers: [['Content-Type', 'text/plain;a,b']] },
    expected: {
      standard: simple,
      chromium: simple,
      firefox: asked('header-value content-type'),
      webkit: simple,
    },
  },
  {
    id: 'bytes-beyond-ascii',
    request: { headers: [['Accept', 'caf\u00e9']] },
    expected: { standard: simple, chromium: simple, firefox: asked('header-value accept'), webkit: simple },
  },
  {
    // XMLHttpRequest joins them itself.
    id: 'two-lines-of-129-joined-by-xhr',
    request: { api: 'xhr', headers: two(64, 63) },
    expected: { standard: joined, chromium: joined, firefox: joined, webkit: joined },
  },
  {
    id: 'two-lines-of-128-joined',
    request: { headers: two(64, 62) },
    expected: { standard: simple, chromium: simple, firefox: simple, webkit: simple },
  },
  {
    id: 'two-lines-of-129-joined',
    request: { headers: two(64, 63) },
    expected: { standard: simple, chromium: joined, firefox: simple, webkit: joined },
  },
  {
    id: 'second-line-of-129',
    request: { headers: two(1, 129) },
    expected: { standard: joined, chromium: joined, firefox: joined, webkit: joined },
  },
  {
    // `text/plain, text/plain` is no MIME type; a line alone is.
    id: 'two-content-types',
    request: { method: 'POST', headers: lines(2, 'Content-Type', 'text/plain') },
    expected: {
      standard: simple,
      chromium: asked('header-value content-type'),
      firefox: simple,
      webkit: asked('header-value content-type'),
    },
  },
]

describe('classify: where the engines differ', () => {
  for (const { id, request, expected } of rows) {
    for (const engine of engines) {
      it(`classify/engines/${id}/${engine}`, () => {
        expect(told(request, engine)).toEqual(expected[engine])
      })
    }
  }
})
