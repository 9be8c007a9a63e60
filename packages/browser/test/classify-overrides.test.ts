import { describe, expect, it } from 'vitest'
import { type EngineRow, asked, engines, told } from './classification.ts'

const droppedOverride = { mode: 'simple', because: ['safelisted', 'header-dropped x-http-method'] } as const

const askedToo = asked('header-name x-http-method')
const both = asked('header-name x-http-method', 'header-dropped x-http-method')

const rows: readonly EngineRow[] = [
  {
    // Each line is forbidden by itself.
    id: 'override-beside-another-line',
    request: {
      headers: [
        ['X-HTTP-Method', 'a"b'],
        ['X-HTTP-Method', 'TRACE'],
      ],
    },
    expected: { standard: both, chromium: both, firefox: both, webkit: both },
  },
  {
    id: 'override-behind-a-quote-of-its-own-line',
    request: {
      headers: [
        ['X-HTTP-Method', 'x"'],
        ['X-HTTP-Method', 'y", TRACE'],
      ],
    },
    expected: { standard: askedToo, chromium: askedToo, firefox: both, webkit: both },
  },
  {
    // In an override a comma between quotes divides nothing, where quotes are known.
    id: 'override-within-quotes',
    request: { headers: [['X-HTTP-Method', '"PUT, TRACE"']] },
    expected: {
      standard: asked('header-name x-http-method'),
      chromium: asked('header-name x-http-method'),
      firefox: asked('header-name x-http-method'),
      webkit: asked('header-name x-http-method'),
    },
  },
  ...['"PUT, TRACE', 'a"b, TRACE, c"', '"a\\", TRACE, b"'].map((value) => ({
    id: `override-behind-a-quote-${value}`,
    request: { headers: [['X-HTTP-Method', value]] as const },
    expected: {
      standard: asked('header-name x-http-method'),
      chromium: asked('header-name x-http-method'),
      firefox: droppedOverride,
      webkit: droppedOverride,
    },
  })),
  ...['"PUT", TRACE', 'TRACE, "', '"a" , TRACE'].map((value) => ({
    id: `override-beside-quotes-${value}`,
    request: { headers: [['X-HTTP-Method', value]] as const },
    expected: {
      standard: droppedOverride,
      chromium: droppedOverride,
      firefox: droppedOverride,
      webkit: droppedOverride,
    },
  })),
]

describe('overrides of the method', () => {
  for (const { id, request, expected } of rows) {
    for (const engine of engines) {
      it(`classify/overrides/${id}/${engine}`, () => {
        expect(told(request, engine)).toEqual(expected[engine])
      })
    }
  }
})
