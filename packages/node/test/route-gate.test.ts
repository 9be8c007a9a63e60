import { type IncomingMessage, METHODS, type ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type CorsOptions,
  type FindRouteGate,
  type Gate,
  type RouteGate,
  connectMiddleware,
  cors,
  createGate,
  createRouteGate,
  gateOf,
  markGate,
} from '../src/index.ts'
import { type Sent, evil, partner, preflight, send, serve, web } from './exchange.ts'

/** What these tests hand to predicates, choosing functions and finders. */
interface Context {
  readonly path: string
}
type Find = FindRouteGate<Context>

const own: CorsOptions = { origin: [web], allowedHeaders: [] }
const ofRoute: CorsOptions = { origin: [partner], allowedHeaders: ['X-Token'], methods: ['PUT'] }
const requestMethod = 'Access-Control-Request-Method'

/** Serves an application behind a gate; 500 if the gate throws. */
function serveGate(gate: Gate<Context>): Promise<number> {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (await gate(request, response, { path: request.url ?? '' })) response.end('handled')
    } catch {
      response.writeHead(500).end()
    }
  }
  return serve((request, response) => void answer(request, response))
}

/** The names in `Vary`, sorted; a doubled one shows. */
const varyOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(', ')).toSorted()

const asks = (method: string): Sent => preflight(web, method)
const withMethod = (method: string, sent: Sent): Sent => ({
  ...sent,
  headers: [...(sent.headers ?? []), [requestMethod, method]],
})

describe('what a router is asked for', () => {
  const notAsked: readonly (readonly [id: string, sent: Sent, status: number])[] = [
    ['get', { origin: web }, 200],
    ['get-with-a-method', withMethod('PUT', { origin: web }), 200],
    ['post-with-a-method', withMethod('PUT', { method: 'POST', origin: web }), 200],
    ['options', { method: 'OPTIONS', origin: web }, 200],
    ['options-of-no-page', withMethod('PUT', { method: 'OPTIONS' }), 200],
    ['no-method', asks(''), 204],
    ['two-methods', withMethod('POST', asks('PUT')), 204],
    ['a-list', asks('PUT, POST'), 204],
    ['lower-case', asks('put'), 204],
    ['made-up', asks('BREW'), 204],
    ['of-every-object', asks('constructor'), 204],
    ['of-every-prototype', asks('__proto__'), 204],
    ['star', asks('*'), 204],
    ['no-token', asks('PUT /x'), 204],
    ['eight-kilobytes', asks('PUT'.repeat(2731)), 204],
  ]
  for (const [id, sent, status] of notAsked) {
    it(`not-asked/${id}: the gate's own policy decides`, async () => {
      const asked: unknown[] = []
      const find: Find = (...given) => void asked.push(given)
      const answer = await send(await serveGate(createGate<Context>(own, find)), sent)
      expect(answer).toMatchObject({ status, body: status === 200 ? 'handled' : '', vary: ['Origin'] })
      expect(answer.cors.includes(`access-control-allow-origin: ${web}`)).toBe(sent.origin === web)
      expect(asked).toEqual([])
    })
  }

  it('asked/methods: every method that Node lets in, with the context', async () => {
    const asked: unknown[] = []
    const port = await serveGate(createGate<Context>(own, (...given) => void asked.push(given)))
    for (const method of METHODS) await send(port, { ...asks(method), path: '/x' })
    // Spaces around a value are no part of it.
    await send(port, asks(' PUT '))
    // Whoever asks: what the origin may do is for the policy that is found.
    await send(port, preflight(evil, 'PUT'))
    expect(asked).toEqual([
      ...METHODS.map((method) => [{ path: '/x' }, method, true]),
      [{ path: '/' }, 'PUT', true],
      [{ path: '/' }, 'PUT', true],
    ])
  })
})

describe('what a router finds', () => {
  it('found/nothing: the own policy answers', async () => {
    const port = await serveGate(createGate<Context>(own, () => undefined))
    expect(await send(port, preflight(web))).toMatchObject({ status: 204, vary: ['Origin'] })
    expect(await send(port, preflight(partner))).toMatchObject({ status: 403, cors: [], vary: ['Origin'] })
  })

  for (const [id, create] of [
    ['another', (policy: CorsOptions, find: Find) => createGate<Context>(policy, find)],
    ['of-a-gate-without-a-policy', (_policy: CorsOptions, find: Find) => createRouteGate<Context>(find)],
  ] as const) {
    it(`found/${id}: its policy answers whole, and it looks for no route itself`, async () => {
      let asked = 0
      const found = createGate<Context>(ofRoute, () => {
        asked++
        return undefined
      })
      const port = await serveGate(
        create({ origin: [web], credentials: true }, () => ({ gate: found, byMethod: false })),
      )
      expect(await send(port, preflight(partner))).toMatchObject({
        status: 204,
        cors: [
          'access-control-allow-headers: X-Token',
          'access-control-allow-methods: PUT',
          `access-control-allow-origin: ${partner}`,
        ],
        vary: ['Origin'],
        body: '',
      })
      expect(await send(port, preflight(web))).toMatchObject({ status: 403, cors: [], vary: ['Origin'] })
      expect(asked).toBe(0)
    })
  }

  it('found/itself: is asked once', async () => {
    let asked = 0
    const gate: Gate<Context> = createGate<Context>(own, () => {
      asked++
      return { gate, byMethod: true }
    })
    const port = await serveGate(gate)
    expect(await send(port, preflight(web))).toMatchObject({
      status: 204,
      vary: [`Origin, ${requestMethod}`],
    })
    expect(asked).toBe(1)
  })

  it('found/by-hand: a gate around a gate decides too', async () => {
    const inner = createGate<Context>(ofRoute)
    const around: Gate<Context> = (...exchange) => inner(...exchange)
    const port = await serveGate(createGate<Context>(own, () => ({ gate: around, byMethod: false })))
    expect(await send(port, preflight(partner))).toMatchObject({ status: 204 })
  })

  it('found/context: predicates get what the host gave', async () => {
    const gate = createGate<Context>({ origin: (origin, { path }) => origin === partner && path === '/x' })
    const port = await serveGate(createGate<Context>(own, () => ({ gate, byMethod: true })))
    expect(await send(port, { ...preflight(partner), path: '/x' })).toMatchObject({ status: 204 })
    expect(await send(port, { ...preflight(partner), path: '/y' })).toMatchObject({ status: 403 })
  })

  it('without-a-policy: all else passes untouched', async () => {
    const port = await serveGate(createRouteGate<Context>(() => undefined))
    for (const sent of [{}, { origin: web }, { method: 'OPTIONS', origin: web }, preflight(web)])
      expect(await send(port, sent)).toMatchObject({ status: 200, cors: [], vary: [], body: 'handled' })
  })
})

describe('the method in Vary', () => {
  const wait = <Value>(value: Value): Promise<Value> => new Promise((done) => setImmediate(done, value))
  const echoing = ['Access-Control-Request-Headers', 'Origin'] as const
  const sources: readonly (readonly [id: string, gate: Gate<Context>, allowed: readonly string[]])[] = [
    ['listed', createGate({ origin: [web] }), echoing],
    ['listed-headers', createGate(own), ['Origin']],
    ['echoed-method', createGate({ ...own, methods: '*' }), ['Origin', requestMethod]],
    ['any', createGate({ origin: '*', allowedHeaders: [] }), []],
    ['predicate', createGate({ origin: (origin) => origin === web }), echoing],
    ['async-predicate', createGate({ origin: (origin) => wait(origin === web) }), echoing],
    ['choice', createGate(() => own), ['Origin']],
    ['choice-of-any', createGate(() => ({ origin: '*', allowedHeaders: [] })), ['Origin']],
    ['async-choice', createGate(() => wait(own)), ['Origin']],
    ['async-choice-of-any', createGate(() => wait({ origin: '*', allowedHeaders: [] } as const)), ['Origin']],
    [
      'async-choice-of-async',
      createGate(() => wait({ origin: (origin: string) => wait(origin === web) })),
      echoing,
    ],
  ]
  for (const [id, gate, allowed] of sources) {
    for (const byMethod of [true, false]) {
      it(`vary/${id}/${byMethod ? 'by-method' : 'by-path'}: is named once or not at all`, async () => {
        const port = await serveGate(createGate<Context>(false, () => ({ gate, byMethod })))
        const named = (names: readonly string[]): readonly string[] =>
          [...new Set([...names, ...(byMethod ? [requestMethod] : [])])].toSorted()
        const granted = await send(port, preflight(web))
        expect([granted.status, varyOf(granted.vary)]).toEqual([204, named(allowed)])
        const refused = await send(port, preflight(evil))
        expect([refused.status, varyOf(refused.vary)]).toEqual(
          id.includes('any') ? [204, named(allowed)] : [403, named(['Origin'])],
        )
      })
    }
  }

  it('vary/of-others: is merged with what stands there', async () => {
    const gate = createGate<Context>(false, () => ({ gate: createGate<Context>(own), byMethod: true }))
    const port = await serve((request, response) => {
      response.setHeader('Vary', 'Accept, access-control-request-method')
      void gate(request, response, { path: '' })
    })
    expect((await send(port, preflight(web))).vary).toEqual(['Accept, access-control-request-method, Origin'])
  })

  it('vary/actual: is not named, whatever route it is', async () => {
    const port = await serveGate(createGate<Context>(own, () => ({ gate: createGate(own), byMethod: true })))
    expect((await send(port, { method: 'PUT', origin: web })).vary).toEqual(['Origin'])
  })
})

describe('a router that fails', () => {
  const thrown: readonly (readonly [id: string, find: () => RouteGate<Context>, says: string])[] = [
    ['error', () => JSON.parse('no route'), 'no route'],
    [
      'null',
      () => {
        // oxlint-disable-next-line no-throw-literal -- it is what is tested
        throw null
      },
      'failed, so nobody is allowed: object',
    ],
  ]
  for (const [id, find, says] of thrown) {
    for (const door of ['createGate', 'createRouteGate'] as const) {
      it(`fails/${id}/${door}: nobody is allowed, and it is said`, async () => {
        const messages: string[] = []
        const listener = ({ message }: Error): void => void messages.push(message)
        process.on('warning', listener)
        onTestFinished(() => void process.off('warning', listener))
        // A copy that has warned of nothing yet.
        vi.resetModules()
        const copy = await import('../src/index.ts')
        const gate =
          door === 'createGate'
            ? copy.createGate<Context>({ origin: '*' }, find)
            : copy.createRouteGate<Context>(find)
        const port = await serveGate(gate)
        const refused = { status: 403, cors: [], vary: ['Origin'], body: '' }
        expect(await send(port, preflight(web))).toMatchObject(refused)
        expect(await send(port, { origin: web })).toMatchObject({ status: 200, body: 'handled' })
        expect(await send(port, preflight(web))).toMatchObject(refused)
        expect(messages).toEqual([expect.stringContaining(says)])
      })
    }
  }
})

describe('what stands around the gate of a route', () => {
  const other = createGate<Context>(ofRoute)
  const rejecting: CorsOptions = { origin: [web], rejectDisallowed: true }
  const ends: readonly (readonly [
    id: string,
    found: (own: Gate<Context>) => RouteGate<Context> | undefined,
    runs: boolean,
  ])[] = [
    ['nothing', () => undefined, false],
    ['itself', (gate) => ({ gate, byMethod: true }), false],
    ['another-by-method', () => ({ gate: other, byMethod: true }), true],
    ['another-by-path', () => ({ gate: other, byMethod: false }), true],
    ['a-failure', () => JSON.parse('no route') as undefined, false],
  ]
  for (const [id, found, runs] of ends) {
    it(`turned-away/${id}: ${runs ? 'is for the gate of the route to say' : 'does not run'}`, async () => {
      const asked: unknown[] = []
      const gate: Gate<Context> = createGate<Context>(rejecting, (...given) => {
        asked.push(given)
        return found(gate)
      })
      const port = await serveGate(gate)
      const sent = { method: 'PUT', path: '/x', origin: evil }
      expect(await send(port, sent)).toMatchObject({
        status: runs ? 200 : 403,
        body: runs ? 'handled' : '',
        cors: [],
        vary: ['Origin'],
      })
      expect(asked).toEqual([[{ path: '/x' }, 'PUT', false]])
      // Nobody is asked about what is not turned away.
      expect(await send(port, { ...sent, origin: web })).toMatchObject({ status: 200 })
      expect(await send(port, { method: 'PUT' })).toMatchObject({ status: 200 })
      expect(asked).toHaveLength(1)
    })
  }

  it('enter: is called once for a preflight, before the gate decides, and for nothing else', async () => {
    const calls: string[] = []
    const gate = createGate<Context>({ origin: () => calls.push('asked') > 0 })
    const enter = (): void => void calls.push('entered')
    const port = await serveGate(createGate<Context>(rejecting, () => ({ gate, byMethod: true, enter })))
    expect(await send(port, preflight(partner))).toMatchObject({ status: 204 })
    expect(calls).toEqual(['entered', 'asked'])
    expect(await send(port, { method: 'PUT', origin: evil })).toMatchObject({ status: 200 })
    expect(calls).toEqual(['entered', 'asked'])
  })

  it('enter/fails: nobody is allowed', async () => {
    const enter = (): void => void JSON.parse('no parameters')
    const gate = createGate<Context>({ origin: '*' })
    const port = await serveGate(createGate<Context>(own, () => ({ gate, byMethod: true, enter })))
    expect(await send(port, preflight(web))).toMatchObject({ status: 403, cors: [] })
    expect(await send(port, { origin: web })).toMatchObject({ status: 200, body: 'handled' })
  })

  for (const [id, byMethod, warned] of [
    ['of-the-route', true, []],
    ['of-a-path', false, ['CORS_TWO_POLICIES']],
    // The route has one of its own, behind these.
    ['before-that-of-the-route', true, ['CORS_TWO_POLICIES']],
  ] as const) {
    it(`two-policies/${id}: is ${warned.length === 0 ? 'no mistake' : 'told of'}`, async () => {
      const codes: unknown[] = []
      const listener = (warning: Error & { readonly code?: string }): void => void codes.push(warning.code)
      process.on('warning', listener)
      onTestFinished(() => void process.off('warning', listener))
      vi.resetModules()
      const copy = await import('../src/index.ts')
      const find: Find = () => ({ gate: id.startsWith('before') ? other : inner, byMethod })
      const outer = copy.createGate<Context>(own, find)
      const inner: Gate<Context> = copy.createGate<Context>(ofRoute, find)
      const port = await serveGate(
        (request, response, context) =>
          outer(request, response, context) === true && inner(request, response, context),
      )
      expect(await send(port, { method: 'PUT', origin: partner })).toMatchObject({
        cors: [`access-control-allow-origin: ${partner}`],
        vary: ['Origin'],
        body: 'handled',
      })
      expect(codes).toEqual(warned)
    })
  }
})

describe('the gate behind a handler', () => {
  const gate = createGate<Context>(own)
  const mark = Symbol.for('@cors/node/gate')
  const foreign: readonly (readonly [id: string, handler: unknown])[] = [
    ['undefined', undefined],
    ['null', null],
    ['text', 'cors'],
    ['number', 5],
    ['symbol', mark],
    ['object', {}],
    ['object-with-a-mark', { [mark]: gate }],
    ['function', (): void => {}],
    ['async-function', async (): Promise<void> => {}],
    ['class', Map],
    ['bound', cors(own).bind(undefined)],
    ['gate-itself', gate],
  ]
  for (const [id, handler] of foreign) {
    it(`gate-of/${id}: is none`, () => {
      expect(gateOf(handler)).toBe(undefined)
    })
  }

  it('gate-of/connect: is the gate of its middleware', () => {
    expect(gateOf(connectMiddleware(gate as Gate<unknown>))).toBe(gate)
    expect(gateOf(cors(own))).toBeTypeOf('function')
  })

  it('mark: returns the handler, and changes nothing that can be seen', () => {
    const handler = function someHandler(_request: object, _response: object): void {}
    expect(markGate(handler, gate)).toBe(handler)
    expect([handler.name, handler.length, Object.keys(handler)]).toEqual(['someHandler', 2, []])
    expect({ ...handler }).toEqual({})
    expect(gateOf(handler)).toBe(gate)
  })

  it('gate-of/another-copy: is found and decides, as of an ESM and a CJS copy', async () => {
    vi.resetModules()
    const other = await import('../src/index.ts')
    expect(other.createGate).not.toBe(createGate)
    const theirs = other.cors(ofRoute)
    const port = await serveGate(
      createGate<Context>(own, () => {
        const found = gateOf<Context>(theirs)
        return found === undefined ? undefined : { gate: found, byMethod: true }
      }),
    )
    expect(await send(port, preflight(partner))).toMatchObject({
      status: 204,
      vary: [`Origin, ${requestMethod}`],
    })
    expect(await send(port, preflight(web))).toMatchObject({ status: 403 })
    expect(other.gateOf(cors(own))).toBeTypeOf('function')
  })
})
