import { describe, expect, it } from 'vitest'
import { type Classification, type PageRequest, classify } from '../src/index.ts'
import { engines, ofPage, told } from './classification.ts'

const own = 'https://page.example/x'
const json = [['Content-Type', 'application/json']] as const
const form = [['Content-Type', 'multipart/form-data; boundary=x']] as const
const urlencoded = [['Content-Type', 'application/x-www-form-urlencoded']] as const

type Row = readonly [
  id: string,
  request: Partial<PageRequest>,
  mode: Classification['mode'],
  ...because: readonly string[],
]

/** In every engine alike. */
const rows: readonly Row[] = [
  ['get', {}, 'simple', 'safelisted'],
  ['head', { method: 'HEAD' }, 'simple', 'safelisted'],
  ['post-text', { method: 'POST', body: 'x' }, 'simple', 'safelisted'],
  ['get-in-lower-case', { method: 'get' }, 'simple', 'safelisted'],
  ['credentials-ask-nothing', { credentials: 'include' }, 'simple', 'safelisted'],
  ['form', { method: 'POST', headers: form }, 'simple', 'safelisted'],
  ['tab-is-a-safe-byte', { headers: [['Accept', 'a\tb']] }, 'simple', 'safelisted'],
  ['range/of-one-byte', { headers: [['Range', 'bytes=5-5']] }, 'simple', 'safelisted'],
  ['range/to-the-end', { headers: [['Range', 'bytes=0-']] }, 'simple', 'safelisted'],
  ['null-page', { documentOrigin: 'null' }, 'simple', 'safelisted'],
  ['other-port', { url: 'https://page.example:444/' }, 'simple', 'safelisted'],
  ['xhr', { api: 'xhr' }, 'simple', 'safelisted'],
  ['module', { api: 'module' }, 'simple', 'safelisted'],

  ['at-home', { url: own }, 'same-origin', 'same-origin'],
  ['at-home/relative', { url: '/x' }, 'same-origin', 'same-origin'],
  ['at-home/default-port', { url: 'https://PAGE.example:443/' }, 'same-origin', 'same-origin'],
  ['at-home/put', { url: own, method: 'PUT', headers: [['X-A', '1']] }, 'same-origin', 'same-origin'],
  ['at-home/no-cors', { url: own, mode: 'no-cors' }, 'same-origin', 'same-origin'],
  ['at-home/mode', { url: own, mode: 'same-origin' }, 'same-origin', 'same-origin'],
  ['at-home/listener', { url: own, api: 'xhr', uploadListeners: true }, 'same-origin', 'same-origin'],
  ['at-home/beacon', { url: own, api: 'beacon', body: '{}', headers: json }, 'same-origin', 'same-origin'],
  [
    'at-home/cookie',
    { url: own, headers: [['Cookie', 'a=b']] },
    'same-origin',
    'same-origin',
    'header-dropped cookie',
  ],
  ['data', { url: 'data:,x' }, 'same-origin', 'same-origin'],
  ['data/null-page', { documentOrigin: 'null', url: 'data:,x' }, 'same-origin', 'same-origin'],

  ['no-cors', { mode: 'no-cors' }, 'opaque', 'no-cors'],
  ['no-cors/post', { mode: 'no-cors', method: 'post', body: 'x' }, 'opaque', 'no-cors'],
  ['img', { api: 'img' }, 'opaque', 'no-cors'],
  ['img/over-http', { api: 'img', url: 'http://api.example/' }, 'opaque', 'no-cors'],
  ['img/crossorigin', { api: 'img', mode: 'cors' }, 'simple', 'safelisted'],
  ['form-post', { api: 'form', method: 'POST', body: 'a=b' }, 'opaque', 'navigation'],
  ['form-at-home', { api: 'form', url: own }, 'opaque', 'navigation'],
  ['iframe', { api: 'iframe' }, 'opaque', 'navigation'],
  ['websocket', { api: 'websocket', url: 'wss://api.example/' }, 'opaque', 'navigation'],
  ['beacon/text', { api: 'beacon', body: 'x' }, 'opaque', 'no-cors'],
  ['beacon/form', { api: 'beacon', body: 'x', headers: form }, 'opaque', 'no-cors'],
  ['beacon/urlencoded', { api: 'beacon', body: 'x', headers: urlencoded }, 'opaque', 'no-cors'],
  ['beacon/json', { api: 'beacon', body: '{}', headers: json }, 'preflighted', 'header-value content-type'],
]

describe('classify', () => {
  for (const [id, request, mode, ...because] of rows) {
    for (const engine of engines) {
      it(`classify/${mode}/${id}/${engine}`, () => {
        expect(told(request, engine)).toEqual({ mode, because })
      })
    }
  }

  it('classify/standard-is-the-default', () => {
    const request = ofPage({ headers: [['User-Agent', 'x']] })
    expect(classify(request)).toEqual(classify(request, { engine: 'standard' }))
    expect(classify(request)).not.toEqual(classify(request, { engine: 'chromium' }))
  })

  it('classify/is-frozen', () => {
    const classification = classify(ofPage({ method: 'PUT' }))
    const { because, ...rest } = classification
    expect(rest).toEqual({ mode: 'preflighted' })
    expect([classification, because, because[0]].every(Object.isFrozen)).toBe(true)
  })

  it('classify/the-request-is-left-alone', () => {
    const request = ofPage({ method: 'POST', body: 'x', headers: Object.freeze([['X-A', '1'] as const]) })
    expect(classify(Object.freeze(request)).mode).toBe('preflighted')
    expect(request.headers).toEqual([['X-A', '1']])
  })
})
