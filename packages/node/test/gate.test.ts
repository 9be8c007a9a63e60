import { Agent, type IncomingMessage } from 'node:http'
import { createCors as createCoreCors } from '@cors/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CorsOptions, type CorsSource, cors, createCors, createGate, withCors } from '../src/index.ts'
import { type Sent, evil, granted, options, partner, preflight, send, serve, web } from './exchange.ts'

type Source = CorsSource<IncomingMessage>

const compiledHere = createCors(options)
const compiledByCore = createCoreCors(options)

// One policy, said in every way that the first argument takes.
const sources: readonly (readonly [id: string, source: Source])[] = [
  ['options', options],
  ['compiled', compiledHere],
  ['compiled-by-core', compiledByCore],
  ['choice-of-options', () => options],
  ['choice-of-compiled', () => compiledHere],
  ['choice-of-compiled-by-core', () => compiledByCore],
  ['choice-of-new-options', () => ({ ...options })],
  ['async-choice-of-options', async () => options],
  ['async-choice-of-compiled', () => Promise.resolve(compiledHere)],
  ['predicate', { origin: (origin) => origin !== evil, credentials: true }],
  ['async-predicate', { origin: async (origin) => origin !== evil, credentials: true }],
  [
    'async-choice-of-async-predicate',
    async () => ({ origin: async (origin) => origin !== evil, credentials: true }),
  ],
]

const closed: readonly (readonly [id: string, source: Source])[] = [
  ['false', false],
  ['choice-of-false', () => false],
  ['async-choice-of-false', async () => false as const],
  ['origin-false', { origin: false }],
]

function serveSource(source: Source): Promise<number> {
  return serve(withCors(source, (_request, response) => void response.end('handled')))
}

describe('a source', () => {
  for (const [id, source] of sources) {
    it(`source/${id}: is obeyed`, async () => {
      const port = await serveSource(source)
      const ran = { status: 200, body: 'handled', vary: ['Origin'] }
      expect(await send(port, { origin: web })).toMatchObject({ ...ran, cors: granted() })
      expect(await send(port, { origin: evil })).toMatchObject({ ...ran, cors: [] })
      expect(await send(port)).toMatchObject({ ...ran, cors: [] })
      expect(await send(port, preflight(evil))).toMatchObject({
        status: 403,
        cors: [],
        vary: ['Origin'],
        body: '',
      })
      const allowed = await send(port, preflight(web, 'PUT', ['Access-Control-Request-Headers', 'x-token']))
      expect(allowed).toMatchObject({
        status: 204,
        vary: ['Origin, Access-Control-Request-Headers'],
        body: '',
      })
      expect(allowed.cors).toEqual(
        expect.arrayContaining([...granted(), 'access-control-allow-headers: x-token']),
      )
    })
  }

  for (const [id, source] of closed) {
    it(`source/${id}: is nobody`, async () => {
      const port = await serveSource(source)
      const ran = { status: 200, body: 'handled', cors: [], vary: ['Origin'] }
      expect(await send(port, { origin: web })).toMatchObject(ran)
      expect(await send(port)).toMatchObject(ran)
      expect(await send(port, preflight(web))).toMatchObject({
        status: 403,
        cors: [],
        vary: ['Origin'],
        body: '',
      })
    })
  }

  it('source/tenants: each request has the policy that is chosen for it', async () => {
    const tenants: { readonly [host: string]: CorsOptions | false } = {
      'a.api.test': { origin: web, exposedHeaders: ['ETag'] },
      'b.api.test': { origin: [partner], credentials: true },
      'c.api.test': false,
    }
    const port = await serve(
      withCors(
        ({ headers }) => tenants[headers.host ?? ''] ?? false,
        (_request, response) => void response.end(),
      ),
    )
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].flatMap((tenant) =>
        [web, partner].map(async (origin) => {
          const { cors: lines } = await send(port, { origin, headers: [['Host', `${tenant}.api.test`]] })
          return lines
        }),
      ),
    )
    expect(answers).toEqual([
      [`access-control-allow-origin: ${web}`, 'access-control-expose-headers: ETag'],
      [],
      [],
      granted(partner),
      [],
      [],
      [],
      [],
    ])
  })

  it('source/context: predicates and choices get the request', async () => {
    const seen: unknown[] = []
    const port = await serve(
      withCors(
        (request) => {
          seen.push(request.url)
          return {
            origin(_origin, context) {
              seen.push(context === request)
              return true
            },
          }
        },
        (_request, response) => void response.end(),
      ),
    )
    await send(port, { origin: web, path: '/seen' })
    expect(seen).toEqual(['/seen', true])
  })

  it('source/context-of-a-host: a gate hands on what its host gives', async () => {
    interface Context {
      readonly tenant: string
    }
    const gate = createGate<Context>({
      origin: (origin, { tenant }) => origin === `https://${tenant}.example`,
    })
    const port = await serve((request, response) => {
      if (gate(request, response, { tenant: 'partner' }) === true) response.end()
    })
    expect((await send(port, { origin: partner })).cors).toEqual([`access-control-allow-origin: ${partner}`])
    expect((await send(port, { origin: web })).cors).toEqual([])
  })
})

describe('options', () => {
  /** Counts what is read of an object of options. */
  function observed(): { readonly source: CorsOptions; readonly reads: () => number } {
    let count = 0
    const source = new Proxy(options, {
      get(target, name, receiver) {
        // `then` is what a promise looks for in whatever it resolves to.
        if (name !== 'then') count++
        return Reflect.get(target, name, receiver) as unknown
      },
    })
    return { source, reads: () => count }
  }

  const mounts: readonly (readonly [id: string, mount: (source: CorsOptions) => Source])[] = [
    ['options', (source) => source],
    ['choice', (source) => () => source],
    ['async-choice', (source) => async () => source],
  ]
  for (const [id, mount] of mounts) {
    it(`compiled-once/${id}: nothing of an object is read after it is compiled`, async () => {
      const { source, reads } = observed()
      const port = await serveSource(mount(source))
      await send(port, { origin: web })
      const first = reads()
      expect(first).toBeGreaterThan(0)
      for (const sent of [
        { origin: web },
        { origin: evil },
        {},
        preflight(web),
        preflight(evil),
      ] satisfies Sent[]) {
        await send(port, sent)
      }
      expect(reads()).toBe(first)
    })
  }

  it('compiled-once/across-middleware: an object is compiled once however often it is mounted', async () => {
    const { source, reads } = observed()
    cors(source)
    const first = reads()
    expect(first).toBeGreaterThan(0)
    cors(source)
    const port = await serve(
      withCors(
        () => source,
        (_request, response) => void response.end(),
      ),
    )
    await send(port, { origin: web })
    expect(reads()).toBe(first)
  })

  it('compiled-once/changed-later: a change of the object changes nothing', async () => {
    const origin = [web]
    const source = { origin, credentials: false }
    const port = await serveSource(source)
    origin.push(evil)
    source.credentials = true
    expect((await send(port, { origin: evil })).cors).toEqual([])
    expect((await send(port, { origin: web })).cors).toEqual([`access-control-allow-origin: ${web}`])
  })
})

describe('replace', () => {
  it('replace/next-request: takes effect on the next request, whole', async () => {
    const policy = createCors(options)
    const port = await serveSource(policy)
    expect((await send(port, { origin: web })).cors).toEqual(granted())
    policy.replace({ origin: [partner], exposedHeaders: ['ETag'] })
    expect((await send(port, { origin: web })).cors).toEqual([])
    expect((await send(port, { origin: partner })).cors).toEqual([
      `access-control-allow-origin: ${partner}`,
      'access-control-expose-headers: ETag',
    ])
    expect(await send(port, preflight(web))).toMatchObject({ status: 403 })
  })

  it('replace/refused: a faulty policy throws, and the old one stays', async () => {
    const policy = createCors(options)
    const port = await serveSource(policy)
    expect(() => policy.replace({ origin: [`${web}/`] })).toThrow('ends with a slash')
    expect((await send(port, { origin: web })).cors).toEqual(granted())
  })

  it('replace/public-suffix: a new policy is checked as the first was', () => {
    const policy = createCors(options)
    expect(() => policy.replace({ origin: ['https://*.github.io'], credentials: true })).toThrow(
      'everybody who can get a name under it',
    )
  })
})

describe('rejectDisallowed', () => {
  const rejecting: CorsOptions = { ...options, rejectDisallowed: true }

  it('reject/refused: the application does not run', async () => {
    let ran = 0
    const port = await serve(
      withCors(rejecting, (_request, response) => {
        ran++
        response.end()
      }),
    )
    const refused = { status: 403, cors: [], vary: ['Origin'], body: '' }
    expect(await send(port, { origin: evil })).toMatchObject(refused)
    expect(await send(port, { method: 'POST', origin: evil, body: '{}' })).toMatchObject(refused)
    expect(ran).toBe(0)
    expect(await send(port, { origin: web })).toMatchObject({ status: 200, cors: granted() })
    expect(await send(port)).toMatchObject({ status: 200, cors: [] })
    expect(ran).toBe(2)
  })

  for (const [id, size] of [
    ['small', 64],
    ['large', 1_000_000],
  ] as const) {
    it(`reject/body-${id}: a body that nobody reads does not stop the connection`, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      onTestFinished(() => agent.destroy())
      const port = await serveSource(rejecting)
      const body = 'x'.repeat(size)
      const refused = await send(port, { method: 'POST', origin: evil, body }, { agent })
      expect(refused).toMatchObject({ status: 403, cors: [] })
      const next = await send(port, { method: 'POST', origin: web, body: 'y' }, { agent })
      expect(next).toMatchObject({ status: 200, cors: granted(), body: 'handled' })
      expect(next.clientPort).toBe(refused.clientPort)
    })
  }
})

describe('next', () => {
  for (const [id, source] of [
    ['sync', options],
    ['async', { ...options, origin: async () => true }],
  ] as const) {
    it(`next/${id}: is called once and with nothing, and not for what is answered`, async () => {
      const calls: (readonly unknown[])[] = []
      const middleware = cors(source)
      const port = await serve((request, response) => {
        middleware(request, response, (...passed: readonly unknown[]) => {
          calls.push(passed)
          response.end()
        })
      })
      await send(port, { origin: web })
      await send(port, preflight(web))
      await send(port)
      expect(calls).toEqual([[], []])
    })
  }
})
