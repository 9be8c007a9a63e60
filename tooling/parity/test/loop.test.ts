import { type Engine, type PageRequest, evaluate } from '@cors/browser'
import { type Expectation, type RawRequest, type Row, rows, runRow } from '@cors/conformance'
import { describe, expect, it } from 'vitest'
import { asPage, exchangeOf } from './page.ts'
import { hosts } from './hosts.ts'

// The loop closes here: what a policy lets in, as the table has it, a browser accepts, and what it refuses a browser keeps
// from the page. The table knows no browser, and the model of the browser knows no policy.

const engines: readonly Engine[] = ['standard', 'chromium', 'firefox', 'webkit']
// No gaps: all rows are asked.
const host = hosts.find(({ name }) => name === 'express@5')

interface Asking {
  readonly request: RawRequest
  readonly expect: Expectation
}

function askingsOf(row: Row): readonly Asking[] {
  return 'exchanges' in row ? row.exchanges : [row]
}

/** What the table says of a request, by the lines that must come. */
function isAllowed({ cors }: Expectation, request: PageRequest, isPreflight: boolean): boolean {
  const origin = cors['access-control-allow-origin']
  const isCross = request.documentOrigin !== new URL(request.url).origin
  if (!isCross) return true
  if (origin !== '*' && origin !== request.documentOrigin) return false
  if (!isPreflight) return true
  const { method = 'GET', headers = [] } = request
  const methods = listOf(cors['access-control-allow-methods'])
  const names = new Set(listOf(cors['access-control-allow-headers']).map((name) => name.toLowerCase()))
  const isMethodFine = methods.includes(method) || ['GET', 'HEAD', 'POST'].includes(method)
  return isMethodFine && headers.every(([name]) => names.has(name))
}

function listOf(value = ''): readonly string[] {
  return value.split(',').map((element) => element.trim())
}

describe('what the table allows, browsers accept', () => {
  for (const row of rows) {
    it(`loop/${row.id}`, async () => {
      if (host === undefined) throw new Error('there is no host express@5')
      const { responses } = await runRow(row, host.serve)
      for (const [index, asking] of askingsOf(row).entries()) {
        const asked = asPage(asking.request)
        const response = responses[index]
        if ('unsendable' in asked) continue
        expect(response).toBeDefined()
        if (response === undefined) continue
        const { request, isPreflight } = asked
        const allowed = isAllowed(asking.expect, request, isPreflight)
        const hasCredentials = asking.expect.cors['access-control-allow-credentials'] === 'true'
        const isCross = request.documentOrigin !== new URL(request.url).origin
        for (const engine of engines) {
          const ask = (credentials: 'include' | 'same-origin') => {
            const { ok, violations } = evaluate(
              exchangeOf({ ...request, credentials }, isPreflight, response),
              {
                engine,
              },
            )
            return { engine, credentials, ok, violations: ok ? [] : violations.map(({ reason }) => reason) }
          }
          // Chromium asks no preflight for a listener with nothing to upload.
          if (isPreflight && engine === 'chromium' && request.uploadListeners && request.body === undefined) {
            continue
          }
          expect(ask('same-origin')).toMatchObject({ engine, ok: allowed })
          if (isCross) expect(ask('include')).toMatchObject({ engine, ok: allowed && hasCredentials })
        }
      }
    })
  }

  it('loop/unsendable: what no browser sends is little, and named', () => {
    const unsendable = rows.flatMap((row) =>
      askingsOf(row).flatMap(({ request }) => {
        const asked = asPage(request)
        return 'unsendable' in asked ? [`${row.id}: ${asked.unsendable}`] : []
      }),
    )
    expect(unsendable.toSorted()).toMatchInlineSnapshot(`
      [
        "actual/reject-malformed: no serialised origin: https://app.example.com/",
        "classify/preflight-empty-method: method ",
        "classify/preflight-empty-origin: no serialised origin: ",
        "malformed/any-origin: no serialised origin: https://app.example.com/evil",
        "malformed/bare-ipv6: no serialised origin: https://::1",
        "malformed/comma: no serialised origin: https://app.example.com, https://evil.test",
        "malformed/default-port: no serialised origin: https://app.example.com:443",
        "malformed/empty-port: no serialised origin: https://app.example.com:",
        "malformed/empty: no serialised origin: ",
        "malformed/fragment: no serialised origin: https://app.example.com#evil",
        "malformed/host-upper-case: no serialised origin: https://App.example.com",
        "malformed/latin1: no serialised origin: https://äpp.example.com",
        "malformed/leading-zero-port: no serialised origin: https://app.example.com:08443",
        "malformed/long-ipv6: no serialised origin: https://[0:0:0:0:0:0:0:1]",
        "malformed/no-scheme: no serialised origin: app.example.com",
        "malformed/octal-ipv4: no serialised origin: https://127.0.0.01",
        "malformed/path: no serialised origin: https://app.example.com/evil",
        "malformed/port-out-of-range: no serialised origin: https://app.example.com:65536",
        "malformed/query: no serialised origin: https://app.example.com?evil",
        "malformed/reflected: no serialised origin: https://evil.test/%0d%0aset-cookie",
        "malformed/same-line-twice: two Origin lines",
        "malformed/scheme-upper-case: no serialised origin: HTTPS://app.example.com",
        "malformed/short-ipv4: no serialised origin: https://127.1",
        "malformed/space: no serialised origin: https://app.example.com https://evil.test",
        "malformed/star: no serialised origin: *",
        "malformed/tab: no serialised origin: https://app.example.com	.evil.test",
        "malformed/trailing-slash: no serialised origin: https://app.example.com/",
        "malformed/two-lines-preflight: two Origin lines",
        "malformed/two-lines: two Origin lines",
        "malformed/userinfo: no serialised origin: https://app.example.com@evil.test",
        "origin/case: no serialised origin: https://APP.example.com",
        "preflight-headers/latin1: header name x-é",
        "preflight-headers/listed-not-a-token: header name x(b)",
        "preflight-headers/not-a-token: header name x<b>",
        "preflight-headers/quoted: header name "x-a"",
        "preflight-headers/two-words: header name x-a x-b",
        "preflight-method/echoed-empty: method ",
        "preflight-method/echoed-not-a-token: method <script>",
        "preflight-method/get-lower-case: method get, which a page sends in upper case",
        "preflight-method/list: method PUT, DELETE",
        "preflight-method/not-a-token: method PUT;",
        "preflight-method/put-mixed-case: method Put, which a page sends in upper case",
        "preflight-method/two-lines: method PUT",
        "preflight/order: header name x secret",
      ]
    `)
  })
})
