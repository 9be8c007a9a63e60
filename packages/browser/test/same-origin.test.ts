import { describe, expect, it } from 'vitest'
import { type OriginPart, sameOrigin } from '../src/index.ts'

type Row = readonly [id: string, a: string, b: string, ...differs: readonly OriginPart[]]

const rows: readonly Row[] = [
  ['itself', 'https://a.example', 'https://a.example'],
  ['path-query-fragment', 'https://a.example/x?y#z', 'https://a.example/'],
  ['credentials', 'https://u:p@a.example/', 'https://a.example/'],
  ['case', 'HTTPS://A.EXAMPLE', 'https://a.example'],
  ['default-port/https', 'https://a.example:443', 'https://a.example'],
  ['default-port/http', 'http://a.example:80', 'http://a.example'],
  ['default-port/wss', 'wss://a.example:443', 'wss://a.example'],
  ['default-port/ws', 'ws://a.example:80', 'ws://a.example'],
  ['default-port/ftp', 'ftp://a.example:21', 'ftp://a.example'],
  ['port/leading-zeros', 'https://a.example:00444', 'https://a.example:444'],
  ['punycode', 'https://b\u00fccher.example', 'https://xn--bcher-kva.example'],
  ['punycode/full-width', 'https://\uff41.example', 'https://a.example'],
  ['ipv4/hexadecimal', 'http://0x7f.1', 'http://127.0.0.1'],
  ['ipv6/compressed', 'http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
  ['ipv6/upper-case', 'http://[2001:DB8::A]', 'http://[2001:db8::a]'],
  ['blob', 'blob:https://a.example/0-1', 'https://a.example'],

  ['scheme', 'http://a.example:8080', 'https://a.example:8080', 'scheme'],
  ['scheme/ws', 'wss://a.example', 'https://a.example', 'scheme'],
  ['scheme/and-its-port', 'http://a.example', 'https://a.example', 'scheme', 'port'],
  ['host', 'https://a.example', 'https://b.example', 'host'],
  ['host/subdomain', 'https://a.example', 'https://www.a.example', 'host'],
  ['host/trailing-dot', 'https://a.example.', 'https://a.example', 'host'],
  ['host/prefix', 'https://a.example', 'https://a.example.evil', 'host'],
  ['host/localhost-is-a-name', 'http://localhost', 'http://127.0.0.1', 'host'],
  ['host/homograph', 'https://\u0430.example', 'https://a.example', 'host'],
  ['host/ipv4-in-ipv6', 'http://[::ffff:7f00:1]', 'http://127.0.0.1', 'host'],
  ['port', 'https://a.example:444', 'https://a.example', 'port'],
  ['port/80-of-https', 'https://a.example:80', 'https://a.example', 'port'],
  ['port/prefix', 'https://a.example:44', 'https://a.example:444', 'port'],
  ['all-three', 'http://a.example', 'https://b.example:8443', 'scheme', 'host', 'port'],

  ['opaque/null', 'null', 'https://a.example', 'opaque'],
  ['opaque/null-itself', 'null', 'null', 'opaque'],
  ['opaque/data', 'data:,x', 'data:,x', 'opaque'],
  ['opaque/file', 'file:///x', 'file:///x', 'opaque'],
  ['opaque/about', 'about:blank', 'about:blank', 'opaque'],
  ['opaque/custom-scheme', 'capacitor://localhost', 'capacitor://localhost', 'opaque'],
  ['opaque/blob-of-nothing', 'blob:null/0-1', 'blob:null/0-1', 'opaque'],
]

describe('sameOrigin', () => {
  for (const [id, a, b, ...differs] of rows) {
    it(`same-origin/${id}`, () => {
      const { message, ...there } = sameOrigin(a, b)
      expect(there).toEqual({ same: differs.length === 0, differs })
      expect(message).not.toBe('')
      const { message: back, ...again } = sameOrigin(b, a)
      expect(again).toEqual(there)
      expect(back.length).toBe(message.length)
      if (a !== 'null' && b !== 'null') expect(sameOrigin(new URL(a), new URL(b))).toEqual(sameOrigin(a, b))
    })
  }

  it('same-origin/names-both-sides', () => {
    expect(sameOrigin('http://a.example', 'https://b.example').message).toBe(
      'scheme http is not https, host a.example is not b.example, port 80 is not 443',
    )
  })

  for (const bad of ['', 'a.example', '/x', 'https://', 'https://a b', 'NULL', '*']) {
    it(`same-origin/throws/${bad === '' ? 'empty' : bad}`, () => {
      expect(() => sameOrigin(bad, 'https://a.example')).toThrow(TypeError)
      expect(() => sameOrigin('https://a.example', bad)).toThrow(TypeError)
    })
  }

  it('same-origin/is-frozen', () => {
    for (const result of [
      sameOrigin('https://a.example', 'https://a.example'),
      sameOrigin('https://a.example', 'https://b.example'),
      sameOrigin('null', 'https://b.example'),
    ]) {
      expect([result, result.differs].every(Object.isFrozen)).toBe(true)
    }
  })
})
