import { describe, expect, it } from 'vitest'
import type { HeaderLine, PageRequest } from '../src/index.ts'
import { engines, told } from './classification.ts'

const plain = 'a'.repeat(100)

/** What a request loses before it is looked at. */
const rows: readonly (readonly [
  id: string,
  request: Partial<PageRequest>,
  dropped: readonly string[],
  headers: readonly HeaderLine[],
])[] = [
  [
    'each-name-once',
    {},
    ['cookie'],
    [
      ['Cookie', 'a'],
      ['COOKIE', 'b'],
    ],
  ],
  [
    'prefixes',
    {},
    ['sec-fetch-site', 'proxy-x'],
    [
      ['Sec-Fetch-Site', 'x'],
      ['Proxy-X', '1'],
    ],
  ],
  [
    'beside-safe-ones',
    {},
    ['dnt'],
    [
      ['Accept', 'a'],
      ['DNT', '1'],
    ],
  ],
  ['override-to-trace', {}, ['x-http-method-override'], [['X-HTTP-Method-Override', 'get,\ttrace ']]],
  [
    'no-cors/name',
    { mode: 'no-cors' },
    ['x-a'],
    [
      ['X-A', '1'],
      ['Accept', 'a'],
    ],
  ],
  ['no-cors/range', { mode: 'no-cors' }, ['range'], [['Range', 'bytes=0-']]],
  ['no-cors/type', { mode: 'no-cors' }, ['content-type'], [['Content-Type', 'application/json']]],
  [
    'no-cors/lines-are-joined',
    { mode: 'no-cors' },
    ['accept'],
    [
      ['Accept', plain],
      ['Accept', plain],
    ],
  ],
  [
    'no-cors/kept',
    { mode: 'no-cors' },
    [],
    [
      ['Accept', 'a'],
      ['Content-Type', 'text/plain'],
    ],
  ],
  [
    'img',
    { api: 'img' },
    ['accept', 'x-a'],
    [
      ['Accept', 'a'],
      ['X-A', '1'],
    ],
  ],
  ['font', { api: 'font' }, ['x-a'], [['X-A', '1']]],
  ['eventsource', { api: 'eventsource' }, ['last-event-id'], [['Last-Event-ID', '1']]],
]

describe('classify: dropped', () => {
  for (const [id, request, dropped, headers] of rows) {
    for (const engine of engines) {
      it(`classify/dropped/${id}/${engine}`, () => {
        const { because } = told({ ...request, headers }, engine)
        expect(because.slice(1)).toEqual(dropped.map((name) => `header-dropped ${name}`))
        expect(because[0]).toMatch(/^(?:safelisted|no-cors)$/)
      })
    }
  }
})
