import { withCors } from '@cors/fetch'
import { cors } from '@cors/h3'
import { evil, options, web } from '@tooling/exchange'
import { H3, bodyLimit } from 'h3'
import { describe, expect, it } from 'vitest'
import { asking, byWeb, granting, ofPartner, partner } from './asked.ts'

const byPartner = { middleware: [cors({ origin: partner })] }
const body = { method: 'PUT', body: 'abc' }

describe('context', () => {
  it('context/event: functions get it', async () => {
    const app = new H3({
      onRequest(event) {
        event.context['allowed'] = event.url.searchParams.get('for')
      },
    })
    app.use('/predicate', cors({ origin: (origin, { context }) => origin === context['allowed'] }))
    app.use(
      '/choice',
      cors(async ({ context }) => Promise.resolve({ origin: String(context['allowed']) })),
    )
    for (const path of ['/predicate', '/choice']) {
      app.get(path, () => 'ok')
      expect(granting(await app.request(`${path}?for=${web}`, byWeb))).toBe(web)
      expect(granting(await app.request(`${path}?for=${evil}`, byWeb))).toBe(null)
      expect((await app.request(`${path}?for=${web}`, asking(web))).status).toBe(204)
      expect((await app.request(`${path}?for=${web}`, asking(evil))).status).toBe(403)
    }
  })

  it('context/replaced-request: a predicate is asked once, and an inner policy holds', async () => {
    let asked = 0
    const counting = cors({ origin: () => ++asked > 0 })
    const app = new H3()
      .use('/y', counting)
      .use('/x', cors(options))
      .use('/z', cors(false))
      .use(bodyLimit(10))
    app.put('/x', () => 'ok', byPartner).put('/y', () => 'ok')
    app.put('/z', () => 'ok', { middleware: [counting] })
    expect(granting(await app.request('/y', { ...body, ...byWeb }))).toBe(web)
    expect(asked).toBe(1)
    expect(granting(await app.request('/z', { ...body, ...byWeb }))).toBe(web)
    expect(asked).toBe(2)
    expect(granting(await app.request('/x', { ...body, ...ofPartner }))).toBe(partner)
    expect(granting(await app.request('/x', { ...body, ...byWeb }))).toBe(null)
  })

  // Why the policy at the top is not to be withCors where routes have policies.
  it('context/replaced-request-around: withCors around the application misses the inner policy', async () => {
    const app = new H3().use(bodyLimit(10)).put('/x', () => 'ok', byPartner)
    const handler = withCors(options, (request) => app.fetch(request))
    const ask = async (sent: RequestInit): Promise<string | null> =>
      granting(await handler(new Request('http://localhost/x', sent)))
    expect(await ask({ method: 'PUT', ...ofPartner })).toBe(partner)
    expect(await ask({ ...body, ...ofPartner })).toBe(null)
  })

  it('context/body-limit: the 413 for a body without a length bears the headers', async () => {
    const app = new H3({ silent: true }).use(cors(options)).use(bodyLimit(2))
    app.post('/', async ({ req }) => req.text())
    for (const [text, status] of [
      ['a', 200],
      ['abc', 413],
    ] as const) {
      const sent: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        body: new Blob([text]).stream(),
        duplex: 'half',
        ...byWeb,
      }
      const response = await app.request(new Request('http://localhost/', sent))
      expect([response.status, granting(response)]).toEqual([status, web])
    }
  })

  it('context/headers-before: none that stands there already goes over those of a policy', async () => {
    const app = new H3().use(({ res }) => {
      res.headers.set('vary', 'Accept')
      res.headers.set('access-control-allow-origin', '*')
      res.errHeaders.set('access-control-allow-origin', '*')
    })
    app.use(cors({ ...options, rejectDisallowed: true })).get('/', () => 'ok')
    const answers = await Promise.all([
      app.request('/', byWeb),
      app.request('/none', byWeb),
      app.request('/', asking(web)),
      app.request('/', asking(evil)),
      app.request('/', { headers: { origin: evil } }),
    ])
    expect(answers.map((response) => [response.status, granting(response)])).toEqual([
      [200, web],
      [404, web],
      [204, web],
      [403, null],
      [403, null],
    ])
    expect(answers[0]?.headers.get('vary')).toBe('Accept, Origin')
    for (const { headers } of answers) expect(headers.get('vary')).toMatch(/\bOrigin\b/)
  })
})

describe('routes', () => {
  it('routes/response: that of the route, preflights that of the top', async () => {
    const app = new H3().use(cors(options)).put('/x', () => 'ok', byPartner)
    expect(granting(await app.request('/x', { method: 'PUT', ...ofPartner }))).toBe(partner)
    expect(granting(await app.request('/x', { method: 'PUT', ...byWeb }))).toBe(null)
    expect((await app.request('/x', asking(partner))).status).toBe(403)
    expect((await app.request('/x', asking(web))).status).toBe(204)
  })

  it('routes/rejecting: what an inner policy turns away is its own answer', async () => {
    const rejecting = { middleware: [cors({ origin: partner, rejectDisallowed: true })] }
    const app = new H3().use(cors(options)).put('/x', () => 'ok', rejecting)
    const refused = await app.request('/x', { method: 'PUT', ...byWeb })
    expect([refused.status, granting(refused)]).toEqual([403, null])
    const passed = await app.request('/x', { method: 'PUT', ...ofPartner })
    expect([passed.status, granting(passed)]).toEqual([200, partner])
  })

  it('routes/side-by-side: each prefix answers its own preflights', async () => {
    const app = new H3().use('/open/**', cors({ origin: '*' })).use('/partner/**', cors({ origin: partner }))
    expect(granting(await app.request('/open/x', asking(evil)))).toBe('*')
    expect((await app.request('/partner/x', asking(evil))).status).toBe(403)
    expect((await app.request('/partner/x', asking(partner))).status).toBe(204)
  })

  it('routes/all: a policy of all methods answers preflights where none stands above it', async () => {
    const app = new H3().all('/x', () => 'ok', byPartner).put('/y', () => 'ok', byPartner)
    expect((await app.request('/x', asking(partner))).status).toBe(204)
    expect((await app.request('/y', asking(partner))).status).toBe(404)
  })

  it('routes/mounted: an application inside another has its policy, one behind fetch has not', async () => {
    const inner = new H3().use(cors({ origin: partner })).get('/x', () => 'ok')
    const app = new H3().use(cors(options)).mount('/in', inner).mount('/behind', inner.fetch)
    expect(granting(await app.request('/in/x', ofPartner))).toBe(partner)
    expect(granting(await app.request('/behind/x', ofPartner))).toBe(null)
    expect(granting(await app.request('/behind/x', byWeb))).toBe(web)
  })
})
