import { cors } from '@cors/h3'
import { options, web } from '@tooling/exchange'
import { type EventHandler, H3, type H3Config, HTTPError, defineHandler, onError } from 'h3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { asking, byWeb, granting, ofPartner, partner } from './asked.ts'

const broken: EventHandler = () => {
  throw new Error('broken')
}

/** What is written to the console as an error, which is kept from there. */
function listenToErrors(): readonly unknown[] {
  const errors: unknown[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((error) => void errors.push(error))
  onTestFinished(() => spy.mockRestore())
  return errors
}

describe('errors', () => {
  for (const [id, mount, status] of [
    ['thrown', (app) => app.get('/', broken), 500],
    ['rejected', (app) => app.get('/', async () => Promise.reject(new Error('broken'))), 500],
    ['http-error', (app) => app.get('/', () => Promise.reject(new HTTPError({ status: 401 }))), 401],
    // oxlint-disable-next-line prefer-promise-reject-errors -- as h3 takes it
    ['number', (app) => app.get('/', () => Promise.reject(418)), 418],
    ['middleware', (app) => app.use(broken), 500],
    ['thrown-after-next', (app) => app.use(async (event, next) => (await next(), broken(event))), 500],
    ['not-found', (app) => app, 404],
    ['headers-that-cannot-be', (app) => app.get('/', ({ res }) => ((res.status = 204), 'a')), 204],
    ['sub-application', (app) => app.mount('/', new H3().get('/', broken)), 500],
  ] as const satisfies readonly (readonly [string, (app: H3) => unknown, number])[]) {
    it(`errors/${id}`, async () => {
      const app = new H3({ silent: true }).use(cors(options))
      mount(app)
      const response = await app.request('/', byWeb)
      expect([response.status, granting(response)]).toEqual([status, web])
    })
  }

  it('errors/hooks: those of the application are called once, as without a policy', async () => {
    const called: string[] = []
    const config: H3Config = {
      onError(error) {
        called.push(`onError ${error.status}`)
        return Response.json({ own: true }, { status: 503 })
      },
      onResponse({ status }) {
        called.push(`onResponse ${status}`)
      },
    }
    const written = listenToErrors()
    const plain = new H3(config).get('/', broken)
    const app = new H3(config).use(cors(options)).get('/', broken)
    for (const each of [plain, app]) {
      const response = await each.request('/', byWeb)
      expect([response.status, await response.json()]).toEqual([503, { own: true }])
      expect(granting(response)).toBe(each === app ? web : null)
      expect(called.splice(0)).toEqual(['onError 500', 'onResponse 503'])
    }
    expect(written).toHaveLength(2)
  })

  it('errors/debug: the configuration of the application holds', async () => {
    const app = new H3({ silent: true, debug: true }).use(cors(options)).get('/', broken)
    expect(await (await app.request('/', byWeb)).json()).toHaveProperty('stack')
  })

  it('errors/between: middleware between two policies sees what a handler throws', async () => {
    const caught: number[] = []
    const app = new H3({ silent: true })
      .use(cors(options))
      .use(onError(({ status }) => void caught.push(status)))
    app.get('/', broken, { middleware: [cors({ origin: partner })] })
    const response = await app.request('/', ofPartner)
    expect([response.status, granting(response), caught]).toEqual([500, partner, [500]])
  })

  // Nobody's middleware is asked there: withCors around the application is.
  it('errors/before: what h3 answers before all middleware', async () => {
    const app = new H3({ silent: true }).use(cors(options))
    const undecodable = await app.request('/%ZZ', byWeb)
    expect([undecodable.status, granting(undecodable)]).toEqual([400, null])
    const hooked = new H3({ silent: true, onRequest: () => Promise.reject(new Error('broken')) })
    const response = await hooked.use(cors(options)).request('/', byWeb)
    expect([response.status, granting(response)]).toEqual([500, null])
  })
})

describe('answers', () => {
  // What a handler returns is made a response by the policy, where h3 would do so later.
  for (const [id, handler] of [
    ['text', () => 'ok'],
    ['nothing', () => undefined],
    ['null', () => null],
    ['later', async () => Promise.resolve({ a: 1 })],
    ['number', () => 5],
    ['bytes', () => new Uint8Array([97])],
    ['stream', () => new Blob(['a']).stream()],
    ['response', () => new Response('a', { status: 201, statusText: 'Made' })],
    ['status', ({ res }) => ((res.status = 202), 'a')],
    [
      'cookies',
      ({ res }) => (res.headers.append('set-cookie', 'a=1'), res.headers.append('set-cookie', 'b=2')),
    ],
    ['handler', defineHandler({ middleware: [(_event, next) => next()], handler: () => 'a' })],
  ] as const satisfies readonly (readonly [string, EventHandler])[]) {
    it(`answers/${id}: as without a policy`, async () => {
      const seen = async (app: H3): Promise<unknown> => {
        const { status, statusText, headers, body } = await app.all('/', handler).request('/', byWeb)
        const fields = [...headers].filter(([name]) => !/^(?:access-control-.*|vary)$/.test(name))
        return { status, statusText, fields, text: await new Response(body).text() }
      }
      const response = await new H3().use(cors(options)).all('/', handler).request('/', byWeb)
      expect(granting(response)).toBe(web)
      expect(await seen(new H3().use(cors(options)))).toEqual(await seen(new H3()))
    })
  }

  it('answers/constant: one request has nothing of another', async () => {
    const constant = new Response(null)
    const app = new H3().use(cors(options)).get('/', () => constant)
    expect(granting(await app.request('/', byWeb))).toBe(web)
    expect(granting(await app.request('/', ofPartner))).toBe(null)
  })

  it('answers/web-socket: what an upgrade is made of is passed on', async () => {
    const hooks = { open() {} }
    const upgrade = (): Response =>
      Object.assign(new Response('upgrade', { status: 426 }), { crossws: hooks })
    const app = new H3().use(cors(options)).get('/', upgrade)
    expect(await app.request('/', byWeb)).toHaveProperty('crossws', hooks)
  })

  it('answers/preflight: needs no route, and enters nothing', async () => {
    let entered = 0
    const app = new H3().use(cors(options)).all('/', () => ++entered)
    expect((await app.request('/', asking(web))).status).toBe(204)
    expect((await app.request('/none', asking(web))).status).toBe(204)
    expect(entered).toBe(0)
    expect(await (await app.request('/', { method: 'OPTIONS', ...byWeb })).text()).toBe('1')
  })
})
