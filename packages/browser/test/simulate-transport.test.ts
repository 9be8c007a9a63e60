import { describe, expect, it } from 'vitest'
import { type Answer, type PageRequest, type Transport, simulate } from '../src/index.ts'

const request: PageRequest = { documentOrigin: 'https://page.example', url: 'https://api.example/' }
const allowed: Answer = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }

const failing: readonly (readonly [id: string, transport: Transport])[] = [
  ['null', () => Promise.resolve(null)],
  ['rejects', () => Promise.reject(new Error('ECONNREFUSED'))],
  [
    'throws',
    () => {
      throw new Error('no socket')
    },
  ],
  // From plain JavaScript.
  ['undefined', () => Promise.resolve(undefined as unknown as null)],
]

describe('simulate: transports', () => {
  for (const [id, transport] of failing) {
    for (const method of ['GET', 'PUT']) {
      it(`simulate/transport/${id}/${method}/is-a-network-error`, async () => {
        const verdict = await simulate({ ...request, method }, transport)
        expect(verdict).toMatchObject({ ok: false, responseType: 'error', status: 0 })
        expect(verdict.violations.map(({ reason, stage }) => `${stage} ${reason}`)).toEqual([
          method === 'GET' ? 'response network' : 'preflight network',
        ])
      })
    }
  }

  it('simulate/transport/waits-for-each-answer', async () => {
    const order: string[] = []
    const put: Answer = { status: 200, headers: [...allowed.headers, ['Access-Control-Allow-Methods', '*']] }
    await simulate({ ...request, method: 'PUT' }, async ({ method }) => {
      order.push(`${method} sent`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${method} answered`)
      return put
    })
    expect(order).toEqual(['OPTIONS sent', 'OPTIONS answered', 'PUT sent', 'PUT answered'])
  })

  it('simulate/transport/is-told-the-hop', async () => {
    const hops: (readonly [number, string])[] = []
    const verdict = await simulate(request, ({ hop, url }) => {
      hops.push([hop, url])
      return Promise.resolve(
        hop === 2 ? allowed : { status: 302, headers: [...allowed.headers, ['Location', `/${hop + 1}`]] },
      )
    })
    expect(hops).toEqual([
      [0, 'https://api.example/'],
      [1, 'https://api.example/1'],
      [2, 'https://api.example/2'],
    ])
    expect(verdict.exchange.hops.map(({ url }) => url)).toEqual(hops.map(([, url]) => url))
  })

  it('simulate/verdict/is-frozen-and-has-the-request-itself', async () => {
    const verdict = await simulate(request, () => Promise.resolve(allowed))
    expect(Object.isFrozen(verdict)).toBe(true)
    expect(verdict.exchange.request).toBe(request)
    expect(verdict).toMatchObject({ ok: true, stage: 'read', responseType: 'cors', status: 200 })
  })
})
