import { describe, expect, it } from 'vitest'
import { type RegistrableDomain, type SameSite, sameSite } from '../src/index.ts'
import { isSchemelesslySameSite, lastTwoLabels } from '../src/lib/origin/site.ts'
import { registrableDomain } from './suffixes.ts'

type Row = readonly [id: string, a: string, b: string, ...differs: SameSite['differs']]

const rows: readonly Row[] = [
  ['itself', 'https://a.example', 'https://a.example'],
  ['subdomains', 'https://app.a.example', 'https://api.a.example'],
  ['parent', 'https://a.example', 'https://x.y.a.example'],
  ['ports', 'https://a.example:1', 'https://a.example:2'],
  ['paths', 'https://a.example/x', 'https://a.example/y?z'],
  ['under-two-labels', 'https://x.a.co.uk', 'https://y.a.co.uk'],
  ['address', 'http://127.0.0.1:3000', 'http://127.0.0.1:4000'],
  ['address-6', 'http://[::1]:3000', 'http://[::1]:4000'],
  ['name-without-a-suffix', 'http://localhost:3000', 'http://localhost:4000'],
  ['suffix-itself', 'https://github.io', 'https://github.io'],
  ['scheme', 'http://a.example', 'https://a.example', 'scheme'],
  ['scheme-of-subdomains', 'http://app.a.example', 'https://api.a.example', 'scheme'],
  ['site', 'https://a.example', 'https://b.example', 'site'],
  ['site/suffix-of-two-labels', 'https://a.co.uk', 'https://b.co.uk', 'site'],
  ['site/private-suffix', 'https://a.github.io', 'https://b.github.io', 'site'],
  ['site/suffix-and-below', 'https://github.io', 'https://a.github.io', 'site'],
  ['site/addresses-share-no-labels', 'http://10.0.0.1', 'http://10.1.0.1', 'site'],
  ['site/addresses-6', 'http://[2001:db8::1]', 'http://[2001:db8::2]', 'site'],
  ['site/localhost-and-address', 'http://localhost', 'http://127.0.0.1', 'site'],
  ['site/below-localhost', 'http://localhost', 'http://a.localhost', 'site'],
  ['site/ending', 'https://a.example', 'https://evila.example', 'site'],
  ['both', 'http://a.example', 'https://b.example', 'scheme', 'site'],
  ['opaque', 'null', 'https://a.example', 'opaque'],
  ['opaque/itself', 'null', 'null', 'opaque'],
  ['opaque/file', 'file:///x', 'file:///x', 'opaque'],
]

describe('sameSite', () => {
  for (const [id, a, b, ...differs] of rows) {
    it(`same-site/${id}`, () => {
      const { message, ...there } = sameSite(a, b, registrableDomain)
      expect(there).toEqual({ same: differs.length === 0, differs })
      expect(message).not.toBe('')
      const { message: _, ...back } = sameSite(b, a, registrableDomain)
      expect(back).toEqual(there)
    })
  }

  it('same-site/names-both-sides', () => {
    expect(sameSite('http://x.a.co.uk', 'https://y.b.co.uk', registrableDomain).message).toBe(
      'scheme http is not https, registrable domain a.co.uk is not b.co.uk',
    )
  })

  it('same-site/asks-for-hosts-and-not-for-urls', () => {
    const asked: string[] = []
    const list: RegistrableDomain = (host) => {
      asked.push(host)
      return undefined
    }
    expect(sameSite('https://u:p@B\u00dcCHER.example:8443/x', 'https://[::1]:1/', list).same).toBe(false)
    expect(asked).toEqual(['xn--bcher-kva.example', '[::1]'])
  })

  it('same-site/throws-for-what-is-no-url', () => {
    expect(() => sameSite('a.example', 'https://a.example', registrableDomain)).toThrow(TypeError)
    expect(() => sameSite('https://a.example', '', registrableDomain)).toThrow(TypeError)
  })

  it('same-site/is-frozen', () => {
    const result = sameSite('null', 'https://a.example', registrableDomain)
    expect([result, result.differs].every(Object.isFrozen)).toBe(true)
  })
})

describe('without a list', () => {
  const guesses: readonly (readonly [host: string, site: string])[] = [
    ['a.example', 'a.example'],
    ['x.y.a.example', 'a.example'],
    // What a list would know better.
    ['a.co.uk', 'co.uk'],
    ['localhost', 'localhost'],
    ['10.0.0.1', '10.0.0.1'],
    ['[::1]', '[::1]'],
  ]
  for (const [host, site] of guesses) {
    it(`last-two-labels/${host}`, () => {
      expect(lastTwoLabels(host)).toBe(site)
    })
  }

  it('schemelessly/knows-no-scheme-and-the-list-decides', () => {
    expect(isSchemelesslySameSite('a.co.uk', 'b.co.uk', lastTwoLabels)).toBe(true)
    expect(isSchemelesslySameSite('a.co.uk', 'b.co.uk', registrableDomain)).toBe(false)
    expect(isSchemelesslySameSite('x.a.co.uk', 'y.a.co.uk', registrableDomain)).toBe(true)
  })
})
