import { describe, expect, it } from 'vitest'
import { engines, ofPage, told } from './classification.ts'
import { type PageRequest, classify, evaluate } from '../src/index.ts'

/** What Chromium sends for itself: a value that it could have sent, and one that it could not. */
const hints: readonly (readonly [name: string, its: string, other?: string])[] = [
  ['user-agent', 'x'],
  ['intervention', 'x'],
  ['save-data', 'on', 'off'],
  ['ect', '4g', '5g'],
  ['device-memory', '0.5', 'x'],
  ['dpr', '2', '-2'],
  ['downlink', '1.5', '.5'],
  ['rtt', '50', '1.5'],
  ['width', '100', '1e2'],
  ['viewport-width', '100', ''],
]

describe('names that one engine lets through', () => {
  for (const [name, its, other] of hints) {
    for (const engine of engines) {
      const asked = { mode: 'preflighted', because: [`header-name ${name}`] }
      it(`classify/name/${name}/${engine}`, () => {
        expect(told({ headers: [[name.toUpperCase(), its]] }, engine)).toEqual(
          engine === 'chromium' ? { mode: 'simple', because: ['safelisted'] } : asked,
        )
        expect(told({ headers: [[name, its.padEnd(129, '0')]] }, engine)).toEqual(asked)
        if (other !== undefined) expect(told({ headers: [[name, other]] }, engine)).toEqual(asked)
      })
    }
  }
})

const forbidden =
  'Accept-Charset Accept-Encoding Access-Control-Request-Headers Access-Control-Request-Method Connection Content-Length Cookie Cookie2 Date DNT Expect Host Keep-Alive Origin Referer Set-Cookie TE Trailer Transfer-Encoding Upgrade Via Proxy- proxy-x Sec- sec-ch-ua'.split(
    ' ',
  )
const free = 'Access-Control-Allow-Origin Proxy Sec Cookie3 Origins X-Forwarded-For Cache-Control'.split(' ')

describe('forbidden names', () => {
  for (const name of forbidden) {
    it(`classify/forbidden/${name}`, () => {
      const lower = name.toLowerCase()
      expect(told({ headers: [[name, 'x']] }, 'standard')).toEqual({
        mode: 'simple',
        because: ['safelisted', `header-dropped ${lower}`],
      })
    })
  }
  for (const name of free) {
    it(`classify/not-forbidden/${name}`, () => {
      const because = [`header-name ${name.toLowerCase()}`]
      expect(told({ headers: [[name, 'x']] }, 'standard')).toEqual({ mode: 'preflighted', because })
    })
  }
})

/** Refused before anything is sent, and the reason that `evaluate` gives. */
const refused: readonly (readonly [id: string, request: Partial<PageRequest>, reason: string])[] = [
  ['url-without-host', { url: 'https://' }, 'url-invalid'],
  ['url-relative-of-an-opaque-page', { documentOrigin: 'null', url: '/x' }, 'url-invalid'],
  ['url-port', { url: 'https://api.example:65536/' }, 'url-invalid'],
  ['url-credentials', { url: 'https://u:p@api.example/' }, 'url-credentials'],
  ['url-user-alone', { url: 'https://u@api.example/' }, 'url-credentials'],
  ['url-password-alone', { url: 'https://:p@api.example/' }, 'url-credentials'],
  ['connect', { method: 'CONNECT' }, 'method-forbidden'],
  ['trace-in-lower-case', { method: 'trace' }, 'method-forbidden'],
  ['track', { method: 'Track', url: 'https://page.example/' }, 'method-forbidden'],
  ['method-with-a-space', { method: 'GE T' }, 'method-forbidden'],
  ['method-empty', { method: '' }, 'method-forbidden'],
  ['no-cors-put', { mode: 'no-cors', method: 'PUT' }, 'method-forbidden'],
  ['header-name', { headers: [['a b', 'x']] }, 'header-invalid'],
  ['header-name-empty', { headers: [['', 'x']] }, 'header-invalid'],
  ['header-line-feed', { headers: [['X-A', 'a\nb']] }, 'header-invalid'],
  ['header-nul', { headers: [['X-A', '\0']] }, 'header-invalid'],
  ['header-beyond-bytes', { headers: [['X-A', '\u0100']] }, 'header-invalid'],
  ['body-of-get', { body: '' }, 'body-forbidden'],
  ['body-of-head', { method: 'head', body: 'x' }, 'body-forbidden'],
  ['scheme-ftp', { url: 'ftp://api.example/' }, 'scheme'],
  ['scheme-file', { url: 'file:///x' }, 'scheme'],
  ['scheme-of-an-opaque-page', { documentOrigin: 'null', url: 'file:///x' }, 'scheme'],
  ['mode-same-origin', { mode: 'same-origin' }, 'same-origin-mode'],
  ['no-cors-manual', { mode: 'no-cors', redirect: 'manual' }, 'no-cors-redirect-mode'],
  ['no-cors-error', { mode: 'no-cors', redirect: 'error' }, 'no-cors-redirect-mode'],
  ['bad-port', { url: 'https://api.example:6000/' }, 'bad-port'],
  ['bad-port-at-home', { documentOrigin: 'https://a.example:25', url: '/' }, 'bad-port'],
  ['mixed-content', { url: 'http://api.example/' }, 'mixed-content'],
]

describe('classify: forbidden', () => {
  for (const [id, request, reason] of refused) {
    for (const engine of engines) {
      it(`classify/forbidden/${id}/${engine}`, () => {
        const { mode, because } = classify(ofPage(request), { engine })
        const { ok, stage, violations } = evaluate({ request: ofPage(request), hops: [] }, { engine })
        expect({ ok, stage, reasons: violations.map((violation) => violation.reason) }).toEqual({
          ok: false,
          stage: 'before-network',
          reasons: [reason],
        })
        expect({ mode, because }).toEqual({
          mode: 'forbidden',
          because: [{ kind: 'refused', message: violations[0]?.message }],
        })
      })
    }
  }
})
