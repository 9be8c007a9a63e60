import { describe, expect, it } from 'vitest'
import { isPresent, rowsOf } from './reference.ts'
import { sameOrigin, serializeOrigin } from '../src/index.ts'

interface UrlRow {
  readonly id: string
  readonly input: string
  readonly base: string | null
  readonly origin?: string
  readonly failure?: true
}

const rows = rowsOf('url-origin.json') as readonly UrlRow[]

/** Where the platform's URL has moved on since the table was made, in 2021: the reason, and what it says now. Node 20 has not moved in all of it. */
const moved: Readonly<Record<string, { readonly reason: string; readonly now: string | undefined }>> = {
  'http://a.b.c.xn--pokxncvks': {
    reason: 'punycode that stands for nothing is let through',
    now: 'http://a.b.c.xn--pokxncvks',
  },
  'http://10.0.0.xn--pokxncvks': {
    reason: 'punycode that stands for nothing is let through',
    now: 'http://10.0.0.xn--pokxncvks',
  },
  'file://xn--/p': { reason: 'punycode that stands for nothing is let through', now: 'null' },
  'http://0..0x300/': { reason: 'a host that ends in a number is an address, or none', now: undefined },
  'http://256.256.256.256.256': {
    reason: 'a host that ends in a number is an address, or none',
    now: undefined,
  },
  'http://\u001f!"$&\'()*+,-.;=_`{}~/': {
    reason: 'control characters are forbidden in a domain',
    now: undefined,
  },
}

/** Punycode is looked into by Node 20. */
function hasMoved(input: string): boolean {
  return !input.includes('xn--') || URL.canParse('http://xn--pokxncvks')
}

function serialised(input: string, base: string | null): string | undefined {
  try {
    return serializeOrigin(input, base ?? undefined)
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    return undefined
  }
}

describe.runIf(isPresent)('web-platform-tests: url-origin', () => {
  it('wpt/url-origin/table-is-there', () => {
    expect(rows.length).toBe(466)
    expect(rows.filter(({ failure }) => failure).length).toBeGreaterThan(100)
    const inputs = new Set(rows.map(({ input }) => input))
    for (const input of Object.keys(moved)) expect(inputs).toContain(input)
  })

  for (const { id, input, base, origin } of rows) {
    const change = moved[input]
    it(`wpt/${id}/${change === undefined ? (origin ?? 'failure') : change.reason}`, () => {
      const seen = serialised(input, base)
      if (change === undefined) expect(seen).toBe(origin)
      else {
        // The day they agree everywhere the entry must go.
        expect(seen).toBe(hasMoved(input) ? change.now : origin)
        expect(change.now).not.toBe(origin)
      }
      // What is an origin is its own, and of one origin with the URL; an opaque one is equal to none.
      if (seen === undefined) return
      expect(sameOrigin(seen, seen).same).toBe(seen !== 'null')
      if (seen !== 'null') expect(serializeOrigin(seen)).toBe(seen)
    })
  }
})
