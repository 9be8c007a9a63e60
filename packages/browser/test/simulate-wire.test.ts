import { describe, expect, it } from 'vitest'
import { type OutgoingRequest, type PageRequest, type Transport, simulate } from '../src/index.ts'
import { any, expectSameVerdict, ok, to } from './simulation.ts'
import { overSockets, serve } from './origins.ts'
import { engines } from './classification.ts'

const page = 'http://127.0.0.1:3000'
const written = ['Access-Control-Allow-Methods', 'PUT, PATCH'] as const
const named = ['Access-Control-Allow-Headers', 'content-type, authorization, x-a'] as const

/** A transport that keeps what went over it. */
function kept(transport: Transport): Transport & { readonly sent: readonly OutgoingRequest[] } {
  const sent: OutgoingRequest[] = []
  const keeping: Transport = (request) => {
    sent.push(request)
    return transport(request)
  }
  return Object.assign(keeping, { sent })
}

describe('simulate: what is on the wire', () => {
  it('simulate/wire/a-preflight-has-nothing-of-the-page', async () => {
    const { urlOf, seen } = await serve('b', () => ({
      'OPTIONS b/x': ok(any, written, named),
      'PUT b/x': ok(any),
    }))
    const headers = [
      ['X-A', '1'],
      ['Content-Type', 'application/json'],
      ['Accept', 'text/css'],
      ['Cookie', 'a=b'],
    ] as const
    await simulate(
      { documentOrigin: page, url: urlOf('b', '/x'), method: 'PUT', body: '{"a":1}', headers },
      overSockets,
    )
    const [asked, real] = seen
    const { host: _, connection: __, ...fields } = asked?.headers ?? {}
    expect(fields).toEqual({
      accept: '*/*',
      origin: page,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type,x-a',
    })
    expect(asked?.body).toBe('')
    expect(real).toMatchObject({
      headers: { origin: page, 'x-a': '1', 'content-type': 'application/json', accept: 'text/css' },
      body: '{"a":1}',
    })
    expect(Object.keys(real?.headers ?? {})).not.toContain('cookie')
    expect(Object.keys(real?.headers ?? {})).not.toContain('access-control-request-method')
  })

  const bodies: readonly (readonly [status: number, method: string, then: string])[] = [
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [301, 'PUT', 'PUT'],
    [302, 'PATCH', 'PATCH'],
    [303, 'PUT', 'GET'],
  ]
  for (const [status, method, then] of bodies) {
    it(`simulate/wire/body/${status}/${method}-is-${then}`, async () => {
      const { urlOf, seen } = await serve('b', () => ({
        'OPTIONS b/x': ok(any, written),
        'OPTIONS b/y': ok(any, written),
        [`${method} b/x`]: to(status, '/y', any),
        [`${then} b/y`]: ok(any),
      }))
      const verdict = await simulate(
        { documentOrigin: page, url: urlOf('b', '/x'), method, body: 'abc' },
        overSockets,
      )
      expect(verdict).toMatchObject({ ok: true, status: 200 })
      const real = seen.filter(({ line }) => !line.startsWith('OPTIONS'))
      const isKept = then === method
      expect(real.map(({ line, body }) => [line, body])).toEqual([
        [`${method} b/x`, 'abc'],
        [`${then} b/y`, isKept ? 'abc' : ''],
      ])
      expect(real.map(({ headers }) => headers['content-type'])).toEqual([
        'text/plain;charset=UTF-8',
        isKept ? 'text/plain;charset=UTF-8' : undefined,
      ])
    })
  }

  for (const engine of engines) {
    it(`simulate/wire/authorization-stays-at-its-origin/${engine}`, async () => {
      const { urlOf, seen } = await serve('bc', (of) => ({
        'OPTIONS b/x': ok(any, named),
        'OPTIONS b/y': ok(any, named),
        'OPTIONS c/z': ok(any, named),
        'GET b/x': to(302, '/y', any),
        'GET b/y': to(302, of('c', '/z'), any),
        'GET c/z': ok(any),
      }))
      const request: PageRequest = {
        documentOrigin: page,
        url: urlOf('b', '/x'),
        headers: [['Authorization', 'Bearer x']],
      }
      const verdict = await simulate(request, overSockets, { engine })
      expect(verdict.violations).toEqual([])
      const real = seen.filter(({ line }) => line.startsWith('GET'))
      expect(real.map(({ headers }) => headers['authorization'])).toEqual(['Bearer x', 'Bearer x', undefined])
    })

    it(`simulate/network/closed-port/${engine}`, async () => {
      const { urlOf } = await serve('', () => ({}))
      // Nobody listens on the port of a letter without a server.
      const url = urlOf('b', '/x').replace(':0', ':2')
      const simple = await simulate({ documentOrigin: page, url }, overSockets, { engine })
      expect(simple.violations.map(({ stage, reason }) => [stage, reason])).toEqual([['response', 'network']])
      expect(simple).toMatchObject({ ok: false, stage: 'response', responseType: 'error', status: 0 })
      expect(simple.exchange.hops).toEqual([{ url, response: null }])
      expect(simple.cause).toMatchObject({ code: 'ECONNREFUSED' })
      const asking = await simulate({ documentOrigin: page, url, method: 'PUT' }, overSockets, { engine })
      expect(asking.violations.map(({ stage, reason }) => [stage, reason])).toEqual([
        ['preflight', 'network'],
      ])
      for (const verdict of [simple, asking]) expectSameVerdict(verdict, engine)
    })
  }

  const cookies: readonly (readonly [
    id: string,
    request: Partial<PageRequest>,
    flags: readonly boolean[],
  ])[] = [
    ['same-origin-at-home', { url: page }, [true]],
    ['omit-at-home', { url: page, credentials: 'omit' }, [false]],
    ['same-origin-elsewhere', {}, [false]],
    ['include-elsewhere', { credentials: 'include' }, [true]],
    ['include-and-never-on-a-preflight', { credentials: 'include', method: 'PUT' }, [false, true]],
    ['no-cors-of-fetch', { mode: 'no-cors' }, [false]],
    ['img', { api: 'img' }, [true]],
    ['form', { api: 'form', method: 'POST' }, [true]],
  ]
  const all = ok(
    ['Access-Control-Allow-Origin', page],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', 'PUT'],
  )
  for (const [id, request, flags] of cookies) {
    it(`simulate/wire/cookies/${id}`, async () => {
      const transport = kept(() => Promise.resolve(all))
      const verdict = await simulate(
        { documentOrigin: page, url: 'http://127.0.0.1:4000/', ...request },
        transport,
      )
      expect(verdict.violations).toEqual([])
      expect(transport.sent.map(({ isCredentialed }) => isCredentialed)).toEqual(flags)
      expect(verdict.sentCookies).toBe(flags.at(-1))
    })
  }
})
