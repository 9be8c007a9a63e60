import { describe, expect, it } from 'vitest'
import { evil, web, wire } from './exchange.ts'
import { serveChild } from './host/child.ts'

interface LogRow {
  readonly id: string
  readonly method?: string
  readonly path?: string
  readonly headers: readonly string[]
  /** What the one line says after the process; none for what is not refused. */
  readonly says?: RegExp
  readonly hides?: readonly string[]
}

const asks = (method: string): string => `Access-Control-Request-Method: ${method}`
const askNames = (names: string): string => `Access-Control-Request-Headers: ${names}`
const fromWeb = `Origin: ${web}`
const fromEvil = `Origin: ${evil}`
const evilRefused = `if ${evil} is yours, add it to origin.`
const malformed =
  /\(origin malformed\): Origin is not one serialised origin: no browser sent it so, look for a proxy that did\.$/

const rows: readonly LogRow[] = [
  { id: 'allowed', headers: [fromWeb] },
  { id: 'allowed-preflight', method: 'OPTIONS', headers: [fromWeb, asks('PUT'), askNames('x-known')] },
  { id: 'without-origin', headers: [] },
  {
    id: 'origin',
    path: '/orders',
    headers: [fromEvil],
    says: new RegExp(`^actual GET /orders .*\\(origin not allowed\\): ${evilRefused}$`),
  },
  {
    id: 'origin-post',
    method: 'POST',
    headers: [fromEvil, 'Content-Length: 0'],
    says: /^actual POST \/ .*origin not allowed/,
  },
  {
    id: 'preflight',
    method: 'OPTIONS',
    headers: [fromEvil, asks('PUT')],
    says: new RegExp(`^preflight OPTIONS / .*\\(origin not allowed\\): ${evilRefused}$`),
  },
  { id: 'null', headers: ['Origin: null'], says: /\(origin null\): the page is sandboxed/ },
  {
    id: 'method',
    method: 'OPTIONS',
    headers: [fromWeb, asks('patch')],
    says: /\(method not allowed\): add patch to methods, in this very case\.$/,
  },
  {
    id: 'headers',
    method: 'OPTIONS',
    headers: [fromWeb, asks('PUT'), askNames('x-known,x-token')],
    says: /\(header not allowed\): add x-token to allowedHeaders, or do not send it\.$/,
  },
  {
    id: 'query',
    path: '/orders?token=SECRET',
    headers: [fromEvil],
    says: /^actual GET \/orders [^?]*$/,
    hides: ['SECRET', '?'],
  },
  {
    id: 'query-script',
    path: '/orders?<script>alert(1)</script>',
    headers: [fromEvil],
    says: /^actual GET \/orders /,
    hides: ['script'],
  },
  {
    id: 'query-of-query',
    path: '/a?b?c=SECRET',
    headers: [fromEvil],
    says: /^actual GET \/a /,
    hides: ['SECRET'],
  },
  { id: 'fragment', path: '/a#SECRET', headers: [fromEvil], says: /^actual GET \/a /, hides: ['SECRET'] },
  {
    id: 'path-lines',
    path: '/a%0d%0aCORS%201:%20fake',
    headers: [fromEvil],
    says: /^actual GET \/a%0d%0aCORS%201_%20fake /,
  },
  {
    id: 'path-script',
    path: '/<script>alert(1)</script>',
    headers: [fromEvil],
    says: /^actual GET \/_script_alert_1__\/script_ /,
    hides: ['<'],
  },
  { id: 'path-format', path: '/%s%d%o', headers: [fromEvil], says: /^actual GET \/%s%d%o / },
  {
    id: 'path-long',
    path: `/${'a'.repeat(4000)}`,
    headers: [fromEvil],
    says: /^actual GET \/a{76}\.\.\. /,
    hides: ['a'.repeat(81)],
  },
  {
    id: 'absolute-form',
    path: 'http://user:SECRET@internal.test:8080/orders?x=1',
    headers: [fromEvil],
    says: /^actual GET \/orders /,
    hides: ['SECRET', 'user', 'internal', '8080', 'http:/'],
  },
  {
    id: 'absolute-form-upper-case',
    path: 'HTTP://user:SECRET@internal.test/orders',
    headers: [fromEvil],
    says: /^actual GET \/orders /,
    hides: ['SECRET', 'internal'],
  },
  {
    id: 'absolute-form-without-path',
    path: 'http://user:SECRET@internal.test',
    headers: [fromEvil],
    says: /^actual GET {2}\S/,
    hides: ['SECRET', 'internal'],
  },
  {
    id: 'absolute-form-long',
    path: `http://${'u'.repeat(2000)}:SECRET@internal.test/orders`,
    headers: [fromEvil],
    says: /^actual GET /,
    hides: ['uuu', 'SECRET', 'internal'],
  },
  { id: 'path-latin1', path: '/\u009b31m\u00e9', headers: [fromEvil], hides: ['\u009b', '\u00e9'] },
  { id: 'origin-control-1', headers: ['Origin: https://\u009b31mevil.test'], says: malformed },
  {
    id: 'origin-next-line',
    headers: ['Origin: https://evil.test\u0085CORS 1: fake'],
    says: malformed,
    hides: ['fake'],
  },
  {
    id: 'origin-tab',
    headers: ['Origin: https://evil.test\tCORS 1: fake'],
    says: malformed,
    hides: ['fake'],
  },
  {
    id: 'origin-script',
    headers: ['Origin: https://evil.test/<script>alert(1)</script>'],
    says: malformed,
    hides: ['script'],
  },
  { id: 'origin-two', headers: [fromEvil, fromEvil], says: malformed, hides: ['evil'] },
  { id: 'origin-empty', headers: ['Origin:'], says: malformed },
  { id: 'origin-format', headers: ['Origin: %s%d'], says: malformed, hides: ['%s'] },
  {
    id: 'origin-long',
    headers: [`Origin: https://${'a'.repeat(8192)}`],
    says: /\(origin too long\): Origin is longer than any origin/,
    hides: ['aaa'],
  },
  {
    id: 'method-script',
    method: 'OPTIONS',
    headers: [fromWeb, asks('<script>')],
    says: /\(method malformed\): Access-Control-Request-Method is not one method/,
    hides: ['script'],
  },
  {
    id: 'method-control-1',
    method: 'OPTIONS',
    headers: [fromWeb, asks('PUT\u009b31m')],
    says: /\(method malformed\)/,
  },
  {
    id: 'method-long',
    method: 'OPTIONS',
    headers: [fromWeb, asks('A'.repeat(4000))],
    says: /\(method malformed\)/,
    hides: ['AAA'],
  },
  {
    id: 'headers-script',
    method: 'OPTIONS',
    headers: [fromWeb, asks('PUT'), askNames('x-a, <script>')],
    says: /\(request headers malformed\)/,
    hides: ['<', 'x-a'],
  },
  {
    id: 'headers-commas',
    method: 'OPTIONS',
    headers: [fromWeb, asks('PUT'), askNames(','.repeat(12000))],
    says: /\(request headers too long\)/,
    hides: [',,'],
  },
  {
    id: 'headers-long',
    method: 'OPTIONS',
    headers: [fromWeb, asks('PUT'), askNames(`x-${'a'.repeat(3000)}`)],
    says: /\(header not allowed\): add x-a{198} to/,
  },
]

/** Sends each request of a table to a server of a process of its own; resolves to what was printed for each. */
async function printed(
  environment: { readonly [name: string]: string },
  table: readonly LogRow[],
): Promise<ReadonlyMap<string, string>> {
  const { port, stop } = await serveChild('serve', [], environment)
  for (const [index, { method = 'GET', path = '/', headers }] of table.entries()) {
    const lines = [`${method} ${path} HTTP/1.1`, 'Host: x', ...headers, 'Connection: close', '', '']
    await wire(port, lines.join('\r\n'))
    await wire(port, `GET /end-of-${index} HTTP/1.1\r\nHost: x\r\nOrigin: null\r\nConnection: close\r\n\r\n`)
  }
  const { code, stderr } = await stop()
  expect(code).toBe(0)
  const parts = stderr.split(/CORS \d+: actual GET \/end-of-\d+ .*\n/)
  return new Map(table.map(({ id }, index) => [id, parts[index] ?? '']))
}

const production = { NODE_ENV: 'production', NODE_DEBUG: 'cors' }
let log: Promise<ReadonlyMap<string, string>> | undefined

describe('NODE_DEBUG=cors', () => {
  for (const { id, says, hides = [] } of rows) {
    it(`debug/${id}: ${says === undefined ? 'prints nothing' : 'prints one line, and nothing that did not parse'}`, async () => {
      // One process for all: what belongs to a row stands before the line of the request that ended it.
      log ??= printed(production, rows)
      const text = (await log).get(id) ?? ''
      if (says === undefined) {
        expect(text).toBe('')
        return
      }
      // Bytes were read as characters: whatever is not printable would show.
      expect(text).toMatch(/^CORS \d+: [\x20-\x7e]{1,600}\n$/)
      for (const hidden of hides) expect(text).not.toContain(hidden)
      expect(text.replace(/^CORS \d+: /, '').trimEnd()).toMatch(says)
    })
  }

  it('debug/choice: a policy that could not be chosen is a refusal', async () => {
    const row: LogRow = { id: 'choice', path: '/fails', headers: [fromWeb], says: /./ }
    const text = (await printed(production, [row])).get('choice') ?? ''
    const line = text.split('\n').find((each) => each.startsWith('CORS '))
    expect(line).toMatch(
      / actual GET \/fails .*\(policy failed\): the function that chooses it must return a policy or false\.$/,
    )
  })

  for (const [id, environment, expected] of [
    ['unset', { NODE_ENV: 'production' }, 0],
    ['of-others', { NODE_ENV: 'production', NODE_DEBUG: 'tls' }, 0],
    ['beside-others', { NODE_ENV: 'production', NODE_DEBUG: 'tls,cors' }, 1],
    ['upper-case', { NODE_ENV: 'production', NODE_DEBUG: 'CORS' }, 1],
  ] as const) {
    it(`debug/environment-${id}: prints ${expected}`, async () => {
      const { port, stop } = await serveChild('serve', [], environment)
      await wire(port, `GET / HTTP/1.1\r\nHost: x\r\n${fromEvil}\r\nConnection: close\r\n\r\n`)
      const { stderr } = await stop()
      expect(stderr.split('\n').filter((line) => line.startsWith('CORS '))).toHaveLength(expected)
    })
  }
})
