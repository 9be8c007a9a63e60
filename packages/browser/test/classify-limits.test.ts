import { describe, expect, it } from 'vitest'
import { engines, told } from './classification.ts'

/** Values of a length, safe but for it. */
const ofLength: Readonly<Record<string, (length: number) => string>> = {
  Accept: (length) => 'a'.repeat(length),
  'Accept-Language': (length) => 'a'.repeat(length),
  'Content-Language': (length) => 'a'.repeat(length),
  'Content-Type': (length) => 'text/plain;'.padEnd(length, 'a'),
  Range: (length) => `${'bytes='.padEnd(length - 1, '0')}-`,
}

describe('128 bytes a value', () => {
  for (const [name, value] of Object.entries(ofLength)) {
    for (const length of [127, 128, 129]) {
      for (const engine of engines) {
        it(`limit/${name}/${length}/${engine}`, () => {
          const text = value(length)
          expect(text.length).toBe(length)
          expect(told({ method: 'POST', headers: [[name, text]] }, engine)).toEqual(
            length > 128
              ? { mode: 'preflighted', because: [`header-value-length ${name.toLowerCase()}`] }
              : { mode: 'simple', because: ['safelisted'] },
          )
        })
      }
    }
  }

  it('limit/whitespace-around-does-not-count', () => {
    const request = { headers: [['Accept', ` \t${'a'.repeat(128)}\r\n `]] } as const
    expect(told(request, 'standard')).toEqual({ mode: 'simple', because: ['safelisted'] })
  })

  it('limit/whitespace-within-does', () => {
    const request = { headers: [['Accept', `${'a'.repeat(64)} ${'a'.repeat(64)}`]] } as const
    expect(told(request, 'standard').because).toEqual(['header-value-length accept'])
  })

  it('limit/bytes-above-127-are-one-each', () => {
    for (const [length, mode] of [
      [128, 'simple'],
      [129, 'preflighted'],
    ] as const) {
      expect(told({ headers: [['Accept', '\u00ff'.repeat(length)]] }, 'standard').mode).toBe(mode)
    }
  })
})
