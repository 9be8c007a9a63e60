import { describe, expect, it } from 'vitest'
import { type Answer, type PageRequest, createPreflightCache, evaluate, simulate } from '../src/index.ts'

const page = 'https://page.example'
const own = `${page}/a`
const url = 'https://api.example/x'
const allowed: Answer = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }

function told(request: Partial<PageRequest>, ...responses: readonly Answer[]): readonly string[] {
  const { violations } = evaluate({
    request: { documentOrigin: page, url, ...request },
    hops: (responses.length === 0 ? [allowed] : responses).map((response) => ({
      url,
      preflight: allowed,
      response,
    })),
  })
  return violations.map(({ reason, hop }) => `${reason}@${hop}`)
}

const to = (location: string, status = 302): Answer => ({
  status,
  headers: [
    ['Location', location],
    ['Access-Control-Allow-Origin', '*'],
  ],
})

const rows: readonly (readonly [id: string, seen: readonly string[], wanted: readonly string[]])[] = [
  ['keepalive/limit', told({ method: 'POST', keepalive: true, body: 'a'.repeat(65_536) }), []],
  [
    'keepalive/over',
    told({ method: 'POST', keepalive: true, body: 'a'.repeat(65_537) }),
    ['keepalive-limit@0'],
  ],
  [
    'keepalive/bytes',
    told({ method: 'POST', keepalive: true, body: 'é'.repeat(32_769) }),
    ['keepalive-limit@0'],
  ],
  ['keepalive/beacon', told({ api: 'beacon', body: 'a'.repeat(65_537) }), ['keepalive-limit@0']],
  ['stream/no-cors', told({ method: 'POST', mode: 'no-cors', streamBody: true }), ['body-forbidden@0']],
  ['stream/keepalive', told({ method: 'POST', keepalive: true, streamBody: true }), ['body-forbidden@0']],
  [
    'stream/302',
    told({ method: 'POST', url: own, streamBody: true }, to('/b'), allowed),
    ['redirect-stream-body@0'],
  ],
  [
    'stream/303-then-302',
    told({ method: 'POST', url: own, streamBody: true }, to('/b', 303), to('/c'), allowed),
    [],
  ],
  ['body/null', told({ body: null as never }), []],
  ['blob/own', told({ url: `blob:${page}/1` }), []],
  ['blob/insecure', told({ url: 'blob:http://api.example/1' }), ['scheme@0']],
  ['iframe/mixed', told({ api: 'iframe', url: 'http://api.example/' }), ['mixed-content@0']],
  ['form/insecure', told({ api: 'form', url: 'http://api.example/' }), []],
  [
    'websocket/redirect',
    told({ api: 'websocket', url: 'wss://api.example/' }, to('wss://b.example/')),
    ['redirect-mode-error@0', 'redirect-scheme@0'],
  ],
  [
    'location/two',
    told({}, { status: 302, headers: [...to('/a').headers, ['Location', '/b']] }, allowed),
    ['redirect-location@0'],
  ],
]

describe('what a browser does not make, or does not follow', () => {
  it.each(rows)('request/%s', (_id, seen, wanted) => {
    expect(seen).toEqual(wanted)
  })

  it('request/no-cors-headers: a line is kept as long as all of its name are safelisted with it', () => {
    const lines = [
      ['Accept', 'text/html'],
      ['Accept', '('],
    ] as const
    const { violations } = evaluate({
      request: { documentOrigin: page, url, mode: 'no-cors', headers: lines },
      hops: [{ url, response: allowed }],
    })
    expect(violations).toEqual([])
  })

  it.each(['form', 'iframe', 'websocket'] as const)('request/%s/reads-nothing', (api) => {
    const scheme = api === 'websocket' ? 'wss' : 'https'
    const { ok, exposedHeaders } = evaluate({
      request: { documentOrigin: page, url: `${scheme}://api.example/`, api },
      hops: [{ url, response: { status: 200, headers: [['X-Secret', '1']] } }],
    })
    expect([ok, exposedHeaders]).toEqual([true, []])
  })

  it('request/user-info: none is sent, in a preflight or after it', async () => {
    const urls: string[] = []
    const request = {
      documentOrigin: page,
      api: 'xhr',
      method: 'PUT',
      url: 'https://u:p@api.example/x',
    } as const
    await simulate(request, async (sent) => {
      urls.push(sent.url)
      return { status: 200, headers: [...allowed.headers, ['Access-Control-Allow-Methods', 'PUT']] }
    })
    expect(urls).toEqual([url, url])
  })

  it('request/form/type', async () => {
    const types: (string | undefined)[] = []
    await simulate(
      { documentOrigin: page, api: 'form', method: 'POST', url, body: 'a=1' },
      async ({ headers }) => {
        types.push(headers.find(([name]) => name === 'Content-Type')?.[1])
        return allowed
      },
    )
    expect(types).toEqual(['application/x-www-form-urlencoded'])
  })

  it('request/fragment: none is sent, kept by a cache, or lost on the way', () => {
    const cache = createPreflightCache()
    const request = { documentOrigin: page, url: `${own}#a`, method: 'DELETE' }
    const asked = evaluate(
      {
        request,
        hops: [
          { url: own, response: to('/z#b', 307) },
          { url: `${page}/z`, response: allowed },
        ],
      },
      { cache },
    )
    expect(asked.ok).toBe(true)
  })
})
