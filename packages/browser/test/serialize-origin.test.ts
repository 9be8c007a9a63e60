import { describe, expect, it } from 'vitest'
import { serializeOrigin } from '../src/index.ts'

const rows: readonly (readonly [id: string, url: string, origin: string, base?: string])[] = [
  ['path', 'https://a.example/x?y#z', 'https://a.example'],
  ['default-port', 'https://a.example:443/', 'https://a.example'],
  ['other-port', 'https://a.example:8443/', 'https://a.example:8443'],
  ['case', 'HTTPS://A.Example', 'https://a.example'],
  ['punycode', 'https://b\u00fccher.example/', 'https://xn--bcher-kva.example'],
  ['underscore', 'https://a_b.example/', 'https://a_b.example'],
  ['trailing-dot', 'https://a.example./', 'https://a.example.'],
  ['ipv4', 'http://2130706433/', 'http://127.0.0.1'],
  ['ipv6', 'http://[2001:DB8:0:0::1]:80/', 'http://[2001:db8::1]'],
  ['credentials', 'https://u:p@a.example/', 'https://a.example'],
  ['ws', 'ws://a.example:8080/', 'ws://a.example:8080'],
  ['blob', 'blob:https://a.example/0-1', 'https://a.example'],
  ['file', 'file:///etc/passwd', 'null'],
  ['data', 'data:text/html,x', 'null'],
  ['about', 'about:blank', 'null'],
  ['custom-scheme', 'app://index.html', 'null'],
  ['with-base', '../x', 'https://a.example:8443', 'https://a.example:8443/b/c'],
  ['base-is-overridden', 'https://b.example', 'https://b.example', 'https://a.example'],
  ['scheme-relative', '//b.example/', 'http://b.example', 'http://a.example'],
]

describe('serializeOrigin', () => {
  for (const [id, url, origin, base] of rows) {
    it(`serialize-origin/${id}`, () => {
      expect(serializeOrigin(url, base)).toBe(origin)
      expect(serializeOrigin(new URL(url, base))).toBe(origin)
      if (base !== undefined) expect(serializeOrigin(url, new URL(base))).toBe(origin)
    })
  }

  const failures: readonly (readonly [url: string, base?: string])[] = [
    [''],
    ['null'],
    ['a.example'],
    ['https://'],
    ['https://a.example:65536'],
    ['https://[::1'],
    ['https://a b'],
    ['/x', 'mailto:a@b'],
    ['https://a.example', 'not a base'],
  ]
  for (const [url, base] of failures) {
    it(`serialize-origin/throws/${JSON.stringify([url, base])}`, () => {
      expect(() => serializeOrigin(url, base)).toThrow(TypeError)
      expect(() => serializeOrigin(url, base)).toThrow(JSON.stringify(url))
    })
  }
})
