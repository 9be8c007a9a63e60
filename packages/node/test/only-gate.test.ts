import { describe, expect, it, vi } from 'vitest'
import {
  type CorsSource,
  type FindRouteGate,
  type GateSettings,
  cors,
  createCors,
  createGate,
  createRouteGate,
  withCors,
} from '../src/index.ts'
import { options, preflight, send, serve, web } from './exchange.ts'

interface Row {
  readonly id: string
  readonly source?: CorsSource
  readonly settings?: GateSettings
  /** What else the process makes, before the request comes. */
  readonly more?: () => unknown
  /** Whether the host's router is asked for the route's gate. */
  readonly isAsked: boolean
}

/** As in a process that has just begun. */
function forgetGates(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('@cors/node/gates'))
}

const replaced = createCors(options)

const rows: readonly Row[] = [
  { id: 'options', isAsked: false },
  { id: 'false', source: false, isAsked: false },
  { id: 'any', source: { origin: '*' }, isAsked: false },
  { id: 'compiled', source: createCors(options), isAsked: false },
  { id: 'predicate', source: { origin: () => true }, isAsked: true },
  { id: 'asynchronous-predicate', source: { origin: async () => true }, isAsked: true },
  { id: 'choosing', source: () => options, isAsked: true },
  { id: 'compiled-predicate', source: createCors({ origin: () => true }), isAsked: true },
  {
    id: 'replaced-by-a-predicate',
    source: replaced,
    more: () => replaced.replace({ origin: () => true }),
    isAsked: true,
  },
  { id: 'of-part', settings: { isOfPart: true }, isAsked: true },
  { id: 'deferred', settings: { isDeferred: true }, isAsked: false },
  { id: 'a-policy-that-nobody-mounts', more: () => createCors(options), isAsked: false },
  { id: 'a-gate-without-a-policy', more: () => createRouteGate(() => undefined), isAsked: false },
  { id: 'a-gate', more: () => createGate(options), isAsked: true },
  { id: 'a-gate-of-the-same-policy', source: false, more: () => createGate(false), isAsked: true },
  { id: 'a-middleware', more: () => cors(options), isAsked: true },
  { id: 'a-handler', more: () => withCors(options, () => {}), isAsked: true },
  {
    id: 'faulty-options',
    more: () => expect(() => cors({ origin: ['*.'] })).toThrow('origin'),
    isAsked: false,
  },
]

describe('the only gate of a process', () => {
  for (const { id, source = options, settings, more, isAsked } of rows) {
    it(`only/${id}: ${isAsked ? 'asks' : 'does not ask'} for the gate of the route`, async () => {
      forgetGates()
      const asked: unknown[] = []
      const find: FindRouteGate<unknown> = (_context, method) => void asked.push(method)
      const gate = createGate(source, find, settings)
      more?.()
      const port = await serve((request, response) => void gate(request, response, request))
      expect((await send(port, preflight(web, 'PUT'))).status).toBe(source === false ? 403 : 204)
      expect(asked).toEqual(isAsked ? ['PUT'] : [])
    })
  }

  it('only/another-copy: of this module counts too', async () => {
    forgetGates()
    const asked: unknown[] = []
    const gate = createGate(options, (_context, method) => void asked.push(method))
    const port = await serve((request, response) => void gate(request, response, request))
    await send(port, preflight(web, 'PUT'))
    expect(asked).toEqual([])
    vi.resetModules()
    const copy = await import('../src/index.ts')
    expect(copy.createGate).not.toBe(createGate)
    copy.createGate(options)
    await send(port, preflight(web, 'PUT'))
    expect(asked).toEqual(['PUT'])
  })
})
