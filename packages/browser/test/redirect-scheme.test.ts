import { describe, expect, it } from 'vitest'
import { type Engine, type RequestMode, evaluate } from '../src/index.ts'

const page = 'http://page.test:8000'
const api = 'http://api.test:8000'
const blob = `blob:${page}/0b9d2ad6-7b57-4a4b-8b11-6f3e4ea1a1a1`
const foreignBlob = `blob:${api}/0b9d2ad6-7b57-4a4b-8b11-6f3e4ea1a1a1`

type Told = readonly [code: string | undefined, text: string]

const disabled: Told = ['CorsDisabledScheme', 'Cross origin requests are only supported for protocol']
const unsafe: Told = [undefined, 'net::ERR_UNSAFE_REDIRECT']
const unknown: Told = [undefined, 'net::ERR_UNKNOWN_URL_SCHEME']
const aborted: Told = [undefined, 'net::ERR_ABORTED']
const notHttp: Told = ['CORSRequestNotHttp', 'CORS request not http']
const failed: Told = ['CORSDidNotSucceed2', 'CORS request did not succeed']
const uncaught: Told = [undefined, 'TypeError: NetworkError']
const ofPage = (verb: string): Told => ['SOP', `Content at ${page} may not ${verb} `]
const ofHop = (start: string, verb: string): Told => ['SOP', `Content at ${start}/a may not ${verb} `]
const denied: Told = [undefined, 'denied by Cross-Origin Resource Sharing policy']
const other: Told = [undefined, 'Redirection to URL with a scheme that is not HTTP(S).']
const attempt: Told = [undefined, `from origin ${page}. Domains, protocols and ports must match.`]
const local: Told = [undefined, 'Not allowed to load local resource: file:///x']
const noFtp: Told = [undefined, 'FTP URLs are disabled']

const linked = 'load or link to'
const loaded = 'load data from'

// What engines said of redirects that lead out of HTTP. Measured: tooling/replay.
const rows: readonly (readonly [
  start: string,
  mode: RequestMode,
  location: string,
  chromium: Told,
  firefox: Told,
  webkit: Told,
])[] = [
  [page, 'cors', 'foo:bar', disabled, notHttp, denied],
  [page, 'cors', 'ftp://x/', disabled, notHttp, noFtp],
  [page, 'cors', 'data:,x', unsafe, uncaught, denied],
  [page, 'cors', 'javascript:1', disabled, uncaught, denied],
  [page, 'cors', 'about:blank', unsafe, notHttp, denied],
  [page, 'cors', 'ws://api.test/', disabled, uncaught, denied],
  [page, 'cors', 'file:///x', unsafe, ofHop(page, linked), local],
  [page, 'cors', blob, unsafe, uncaught, other],
  [page, 'cors', foreignBlob, unsafe, ofHop(page, loaded), denied],
  [page, 'no-cors', 'foo:bar', unknown, uncaught, other],
  [page, 'no-cors', 'data:,x', unsafe, uncaught, other],
  [page, 'no-cors', 'file:///x', unsafe, ofHop(page, linked), local],
  [page, 'same-origin', 'foo:bar', aborted, ofPage(loaded), attempt],
  [page, 'same-origin', 'data:,x', unsafe, uncaught, attempt],
  [page, 'same-origin', 'javascript:1', aborted, uncaught, attempt],
  [page, 'same-origin', 'file:///x', unsafe, ofPage(loaded), local],
  [page, 'same-origin', blob, unsafe, uncaught, other],
  [api, 'cors', 'foo:bar', disabled, notHttp, denied],
  [api, 'cors', 'data:,x', unsafe, failed, denied],
  [api, 'cors', 'javascript:1', disabled, failed, denied],
  [api, 'cors', 'about:blank', unsafe, notHttp, denied],
  [api, 'cors', 'file:///x', unsafe, ofHop(api, linked), denied],
  [api, 'cors', blob, unsafe, ofHop(api, loaded), denied],
  [api, 'no-cors', 'foo:bar', unknown, uncaught, other],
  [api, 'no-cors', 'file:///x', unsafe, ofHop(api, linked), local],
  [api, 'no-cors', blob, unsafe, ofHop(api, loaded), other],
]

describe('redirects that lead out of HTTP', () => {
  const told = (engine: Engine, start: string, mode: RequestMode, headers: readonly [string, string][]) => {
    const url = `${start}/a`
    const { violations } = evaluate(
      { request: { documentOrigin: page, url, mode }, hops: [{ url, response: { status: 302, headers } }] },
      { engine },
    )
    return violations[0]
  }

  for (const [start, mode, location, chromium, firefox, webkit] of rows) {
    const from = start === page ? 'own' : 'foreign'
    it.each(Object.entries({ chromium, firefox, webkit }))(
      `redirect-scheme/${from}/${mode}/${location.replace(/[\d-]{9,}.*/, '')}/%s`,
      (engine, [code, text]) => {
        const first = told(engine as Engine, start, mode, [
          ['Location', location],
          ['Access-Control-Allow-Origin', '*'],
        ])
        expect(first?.reason).toBe('redirect-scheme')
        expect(first?.engine.code).toBe(code)
        expect(first?.engine.text).toContain(text)
      },
    )
  }

  it.each([
    ['data:,x', 'CORSDidNotSucceed2'],
    ['javascript:1', 'CORSDidNotSucceed2'],
    ['ws://api.test/', 'CORSDidNotSucceed2'],
    ['file:///x', 'SOP'],
    [blob, 'SOP'],
    ['foo:bar', 'CORSMissingAllowOrigin2'],
    ['about:blank', 'CORSMissingAllowOrigin2'],
  ])('redirect-scheme/firefox-refuses-before-cors/%s', (location, code) => {
    expect(told('firefox', api, 'cors', [['Location', location]])?.engine.code).toBe(code)
  })
})
