import { describe, expect, it } from 'vitest'
import { bytes, digits, ratio, ratioOfSpreads, spread } from '../src/figures.ts'
import { around } from './measured.ts'

const rows = [
  { id: 'bytes/none', is: bytes(0), shown: '0 B' },
  { id: 'bytes/some', is: bytes(999), shown: '999 B' },
  { id: 'bytes/kilo', is: bytes(1000), shown: '1.00 kB' },
  { id: 'bytes/kilo-rounded', is: bytes(999.6), shown: '1.00 kB' },
  { id: 'bytes/hundreds', is: bytes(356_777), shown: '357 kB' },
  { id: 'bytes/mega-rounded', is: bytes(999_600), shown: '1.00 MB' },
  { id: 'bytes/mega', is: bytes(4_054_372), shown: '4.05 MB' },
  { id: 'bytes/less', is: bytes(-2500), shown: '-2.50 kB' },
  { id: 'digits/hundredths', is: digits(1.234), shown: '1.23' },
  { id: 'digits/tenths', is: digits(12.34), shown: '12.3' },
  { id: 'digits/tenths-rounded', is: digits(9.996), shown: '10.0' },
  { id: 'digits/whole', is: digits(123.4), shown: '123' },
  { id: 'digits/whole-rounded', is: digits(99.96), shown: '100' },
  { id: 'ratio/more', is: ratio(159, 1), shown: '159x' },
  { id: 'ratio/less', is: ratio(1, 4), shown: '0.25x' },
  { id: 'ratio/nothing', is: ratio(0, 4), shown: '0x' },
  { id: 'ratio/to-nothing', is: ratio(4, 0), shown: '' },
  // Resident memory may shrink.
  { id: 'ratio/to-less', is: ratio(4, -1), shown: '' },
  { id: 'spread', is: spread(around(20), digits), shown: '20.0 (18.0 to 22.0)' },
  { id: 'ratio/spreads-apart', is: ratioOfSpreads(around(30), around(20)), shown: '1.50x' },
  { id: 'ratio/spreads-overlap', is: ratioOfSpreads(around(21), around(20)), shown: '1.05x ~' },
]

describe('figures', () => {
  for (const { id, is, shown } of rows) {
    it(`figure/${id}`, () => {
      expect(is).toBe(shown)
    })
  }
})
