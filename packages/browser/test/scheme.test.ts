import { describe, expect, it } from 'vitest'
import { type Engine, type PageRequest, evaluate } from '../src/index.ts'

const page = 'http://page.test:8000'
const file = 'file:///etc/passwd'
const blob = 'blob:http://api.test:8000/0b9d2ad6-7b57-4a4b-8b11-6f3e4ea1a1a1'
const ftp = 'ftp://api.test/x'

const disabled = ['CorsDisabledScheme', 'Cross origin requests are only supported for protocol'] as const
const local = [undefined, 'Not allowed to load local resource: '] as const
const notHttp = ['CORSRequestNotHttp', 'CORS request not http'] as const
const linked = ['SOP', `Security Error: Content at ${page} may not load or link to `] as const
const loaded = ['SOP', 'may not load data from '] as const
const exception = [undefined, 'TypeError: NetworkError'] as const
const onlyHttp = [undefined, 'Cross origin requests are only supported for HTTP.'] as const

type Said = readonly [code: string | undefined, text: string]

// What engines said of URLs that are not of HTTP. Measured; of a page that is a file, as its users report it.
const rows: readonly (readonly [
  id: string,
  request: Partial<PageRequest>,
  Readonly<Partial<Record<Engine, Said>>>,
])[] = [
  [
    'file/with-what-looks-like-a-user',
    { url: 'file:///x//me@y.txt', mode: 'no-cors' },
    {
      chromium: [undefined, 'local resource: file:///x//me@y.txt'],
      firefox: ['SOP', 'link to file:///x//me@y.txt'],
      webkit: [undefined, 'local resource: file:///x//me@y.txt'],
    },
  ],
  ['file', { url: file }, { chromium: local, firefox: linked, webkit: onlyHttp }],
  ['file/xhr', { url: file, api: 'xhr' }, { chromium: local, firefox: linked, webkit: onlyHttp }],
  ['file/no-cors', { url: file, mode: 'no-cors' }, { chromium: local, firefox: linked, webkit: local }],
  [
    'file/of-a-file',
    { url: file, documentOrigin: 'null' },
    { chromium: disabled, firefox: notHttp, webkit: onlyHttp },
  ],
  ['blob', { url: blob }, { chromium: disabled, firefox: loaded, webkit: onlyHttp }],
  ['blob/xhr', { url: blob, api: 'xhr' }, { chromium: local, firefox: loaded, webkit: onlyHttp }],
  ['blob/no-cors', { url: blob, mode: 'no-cors' }, { chromium: local, firefox: loaded, webkit: local }],
  [
    'blob/of-null',
    { url: blob, documentOrigin: 'null' },
    { chromium: disabled, firefox: loaded, webkit: onlyHttp },
  ],
  ['ftp', { url: ftp }, { chromium: disabled, firefox: notHttp, webkit: onlyHttp }],
  [
    'ftp/no-cors',
    { url: ftp, mode: 'no-cors' },
    { chromium: disabled, firefox: exception, webkit: [undefined, 'FTP URLs are disabled'] },
  ],
]

describe('schemes that no page of HTTP may ask', () => {
  for (const [id, request, told] of rows) {
    it.each(Object.entries(told))(`scheme/${id}/%s`, (engine, [code, text]) => {
      const { violations, finalOrigin } = evaluate(
        { request: { documentOrigin: page, url: file, ...request }, hops: [] },
        { engine: engine as Engine },
      )
      const [first] = violations
      expect({ reason: first?.reason, finalOrigin }).toEqual({ reason: 'scheme', finalOrigin: null })
      expect(first?.engine.code).toBe(code)
      expect(first?.engine.text).toContain(text)
    })
  }

  it.each(['foo:bar', 'mailto:a@b.test', 'javascript:1', 'ws://api.test/'])(
    'scheme/webkit-says-nothing/%s',
    (url) => {
      const request = { documentOrigin: page, url, mode: 'no-cors' } as const
      const [first] = evaluate({ request, hops: [] }, { engine: 'webkit' }).violations
      expect([first?.reason, first?.engine.text]).toEqual(['scheme', ''])
    },
  )

  it('scheme/redirect-to-a-bad-port-is-told-by-firefox', () => {
    const url = 'http://api.test:8000/a'
    const headers = [
      ['Location', 'http://api.test:6000/x'],
      ['Access-Control-Allow-Origin', '*'],
    ] as const
    for (const [mode, code] of [
      ['cors', 'CORSDidNotSucceed2'],
      ['no-cors', undefined],
    ] as const) {
      const { violations } = evaluate(
        { request: { documentOrigin: page, url, mode }, hops: [{ url, response: { status: 302, headers } }] },
        { engine: 'firefox' },
      )
      expect([violations[0]?.reason, violations[0]?.engine.code]).toEqual(['bad-port', code])
    }
  })
})
