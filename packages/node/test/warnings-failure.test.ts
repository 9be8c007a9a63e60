import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type * as node from '../src/index.ts'
import { options, web } from './exchange.ts'

interface CorsWarning extends Error {
  readonly code?: string
}

/** A copy of the package that has warned of nothing yet, and the warnings of the test. */
async function fresh(): Promise<readonly [copy: typeof node, warnings: readonly CorsWarning[]]> {
  const warnings: CorsWarning[] = []
  const listener = (warning: Error): void => {
    if (warning.name === 'CorsWarning') warnings.push(warning)
  }
  process.on('warning', listener)
  onTestFinished(() => void process.off('warning', listener))
  vi.resetModules()
  return [await import('../src/index.ts'), warnings]
}

/** Warnings come on the next tick. */
const ticked = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Puts one request through a policy. No connection is needed: nothing is flushed. */
function pass(
  copy: typeof node,
  source: node.CorsSource<IncomingMessage>,
): (path?: string) => ServerResponse {
  const gate = copy.createGate(source)
  return (path = '/') => {
    const request = new IncomingMessage(new Socket())
    Object.assign(request, { method: 'GET', url: path, headers: { origin: web } })
    const response = new ServerResponse(request)
    void gate(request, response, request)
    return response
  }
}

const codes = (warnings: readonly CorsWarning[], wanted: string): readonly CorsWarning[] =>
  warnings.filter(({ code }) => code === wanted)

afterEach(() => void vi.useRealTimers())
afterEach(() => void vi.unstubAllEnvs())

const failing: node.CorsSource<IncomingMessage> = ({ url }) => {
  throw new Error(`no tenant for ${url}`)
}

describe('what fails at run time', () => {
  it('failures/most: a stream of different messages comes to an end', async () => {
    const [copy, warnings] = await fresh()
    const ask = pass(copy, failing)
    for (let index = 0; index < 100; index++) ask(`/${index}`)
    await ticked()
    expect(warnings.map(({ message }) => /no tenant for (\S+)/.exec(message)?.[1])).toEqual(
      Array.from({ length: 16 }, (_, index) => `/${index}`),
    )
  })

  it('failures/again: goes on being said once the window is over, the same message too', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 })
    const [copy, warnings] = await fresh()
    const ask = pass(copy, failing)
    for (let index = 0; index < 100; index++) ask(`/${index}`)
    vi.setSystemTime(1_800_000_060_000)
    ask('/0')
    ask('/within')
    await ticked()
    expect(warnings).toHaveLength(16)
    vi.setSystemTime(1_800_000_060_001)
    ask('/0')
    ask('/0')
    ask('/after')
    await ticked()
    expect(warnings.slice(16).map(({ message }) => /no tenant for (\S+)/.exec(message)?.[1])).toEqual([
      '/0',
      '/after',
    ])
  })

  it('failures/flood-of-listeners: silences no choice', async () => {
    const [copy, warnings] = await fresh()
    let count = 0
    const ask = pass(copy, {
      origin: () => {
        throw new Error(`db down ${count++}`)
      },
    })
    for (let index = 0; index < 100; index++) ask()
    pass(copy, failing)('/tenant')
    await ticked()
    expect(codes(warnings, 'CORS_LISTENER_FAILED')).toHaveLength(16)
    expect(codes(warnings, 'CORS_POLICY_FAILED')).toHaveLength(1)
  })

  it('failures/flood-of-issues: silences neither', async () => {
    const [copy, warnings] = await fresh()
    for (let index = 0; index < 600; index++) {
      copy.createCors({ origin: Array.from({ length: 2 }, () => `https://a${index}.example`) })
      copy.createCors({ origin: web, maxAge: 10_000 + index })
      const responses = pass(copy, options)
      responses(`/own-${index}`).setHeader('Access-Control-Allow-Origin', '*').writeHead(200)
    }
    pass(copy, failing)('/tenant')
    pass(copy, { origin: (() => undefined) as never })()
    await ticked()
    expect(codes(warnings, 'CORS_OWN_FIELD').length).toBeGreaterThan(100)
    expect(codes(warnings, 'CORS_OWN_FIELD').length).toBeLessThan(300)
    expect(codes(warnings, 'CORS_POLICY_FAILED')).toHaveLength(1)
    expect(codes(warnings, 'CORS_LISTENER_FAILED')).toHaveLength(1)
  })
})

type Callback = (error: Error | null, allowed?: boolean) => void

// As the peers have it: the second parameter is a function to call.
const ofPeers: readonly (readonly [
  id: string,
  predicate: (origin: string, callback: Callback) => unknown,
])[] = [
  ['calls', (origin, callback) => callback(null, origin === web)],
  ['returns-nothing', () => {}],
  ['async', async (origin, callback) => callback(null, origin === web)],
]

describe('a predicate in the style of callbacks', () => {
  for (const [id, predicate] of ofPeers) {
    for (const environment of ['development', 'production']) {
      it(`callback/${id}/${environment}: is told of once, with the way to write it`, async () => {
        vi.stubEnv('NODE_ENV', environment)
        const [copy, warnings] = await fresh()
        const ask = pass(copy, { origin: predicate as never })
        for (let time = 0; time < 3; time++) {
          ask()
          await ticked()
        }
        expect(warnings.map(({ code }) => code)).toEqual(['CORS_LISTENER_FAILED'])
        expect(warnings[0]?.message).toContain(
          'a predicate gets the origin and the request and returns true or false, without a callback',
        )
        expect(warnings[0]?.message).toMatch(/^[\x20-\x7e]+$/)
      })
    }

    it(`callback/${id}/on-error: is for onError alone`, async () => {
      const [copy, warnings] = await fresh()
      const errors: unknown[] = []
      pass(copy, { origin: predicate as never, onError: (error) => void errors.push(error) })()
      await ticked()
      expect(errors).toHaveLength(1)
      expect(warnings).toEqual([])
    })
  }

  it('callback/hostile: what is thrown by something that is no error is named by its type', async () => {
    const [copy, warnings] = await fresh()
    const thrown = [null, undefined, Symbol('s'), Object.create(null), 5] as readonly unknown[]
    for (const error of thrown) {
      pass(copy, {
        origin: () => {
          throw error
        },
      })()
    }
    await ticked()
    expect(warnings.map(({ message }) => message.split(' failed: ')[1]?.split(' ')[0])).toEqual([
      'object',
      'undefined',
      'symbol',
      'number',
    ])
  })
})

describe('a function that chooses', () => {
  const many = 1100
  const same = { origin: web }
  const sources: readonly (readonly [
    id: string,
    source: node.CorsSource<IncomingMessage>,
    warned: number,
  ])[] = [
    ['new-each-time', () => ({ origin: web }), 1],
    ['the-same', () => same, 0],
    ['off', () => false, 0],
  ]
  for (const [id, source, warned] of sources) {
    it(`many/${id}: ${warned === 0 ? 'is fine' : 'is told of once'}`, async () => {
      const [copy, warnings] = await fresh()
      const ask = pass(copy, source)
      for (let time = 0; time < many; time++) ask()
      await ticked()
      expect(warnings.map(({ code }) => code)).toEqual(Array(warned).fill('CORS_MANY_POLICIES'))
    })
  }

  it('many/compiled: a policy of createCors is not compiled again', async () => {
    const [copy, warnings] = await fresh()
    const compiled = copy.createCors(same)
    const ask = pass(copy, () => compiled)
    for (let time = 0; time < many; time++) ask()
    await ticked()
    expect(warnings).toEqual([])
  })

  it('many/tenants: as many as a service may have are no mistake', async () => {
    const [copy, warnings] = await fresh()
    const tenants = Array.from({ length: 500 }, (_, index) => ({ origin: `https://t${index}.example` }))
    const ask = pass(copy, ({ url }) => tenants[Number(url)] ?? false)
    for (let time = 0; time < 3; time++) for (const index of tenants.keys()) ask(String(index))
    await ticked()
    expect(warnings).toEqual([])
  })

  it('many/production: says nothing', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const [copy, warnings] = await fresh()
    const ask = pass(copy, () => ({ origin: web }))
    for (let time = 0; time < many; time++) ask()
    await ticked()
    expect(warnings).toEqual([])
  })
})
