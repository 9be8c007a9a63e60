import { type CorsSource, cors, createCors } from '@cors/hapi'
import { type Sent, answerWith, evil, granted, options, preflight, web } from '@tooling/exchange'
import { type Request, type RouteOptions, type Server, server as createServer } from '@hapi/hapi'
import { describe, expect, it } from 'vitest'
import { serve } from './serve.ts'

const partner = 'https://partner.example'
const answer = (): string => 'ok'
const by = (policy: CorsSource<Request>): RouteOptions => ({ plugins: { cors: policy } })
const byPartner = by({ origin: partner, methods: ['PUT'] })
const ofTenant = by({ origin: (origin, { params }) => origin === `https://${String(params['id'])}.example` })

interface Row {
  readonly id: string
  readonly mount: (server: Server) => unknown
  /** Whose policy answers a preflight for `PUT /x`: that of the route, or the one at the top. */
  readonly by: 'route' | 'top'
}

const rows: readonly Row[] = [
  { id: 'route', mount: add('PUT', '/x'), by: 'route' },
  { id: 'route-of-another-method', mount: add('PATCH', '/x'), by: 'top' },
  { id: 'route-of-another-path', mount: add('PUT', '/y'), by: 'top' },
  { id: 'parameter', mount: add('PUT', '/{id}'), by: 'route' },
  { id: 'wildcard', mount: add('PUT', '/{all*}'), by: 'route' },
  { id: 'all-methods', mount: add('*', '/x'), by: 'route' },
  {
    id: 'all-methods-behind-one',
    mount(server) {
      add('*', '/x')(server)
      add('PUT', '/x', {})(server)
    },
    by: 'top',
  },
  {
    id: 'parameter-behind-a-path',
    mount(server) {
      add('PUT', '/{id}')(server)
      add('PUT', '/x', {})(server)
    },
    by: 'top',
  },
  {
    id: 'host',
    mount: (server) =>
      server.route({ method: 'PUT', path: '/x', vhost: '127.0.0.1', options: byPartner, handler: answer }),
    by: 'route',
  },
  {
    id: 'another-host',
    mount: (server) =>
      server.route({ method: 'PUT', path: '/x', vhost: 'api.example', options: byPartner, handler: answer }),
    by: 'top',
  },
  { id: 'internal', mount: add('PUT', '/x', { ...byPartner, isInternal: true }), by: 'top' },
  {
    id: 'in-a-plugin',
    mount: (server) =>
      server.register({ name: 'part', register: add('PUT', '/') }, { routes: { prefix: '/x' } }),
    by: 'route',
  },
]

function add(method: 'PUT' | 'PATCH' | '*', path: string, own: RouteOptions = byPartner) {
  return (server: Server): void => server.route({ method, path, options: own, handler: answer })
}

const ask: Sent = preflight('PUT', undefined, '/x')

describe('routes', () => {
  for (const { id, mount, by: expected } of rows) {
    for (const when of ['after', 'before'] as const) {
      it(`routes/${id}/declared-${when}-the-plugin`, async () => {
        const send = await serve({ policy: options, ...(when === 'after' ? { mount } : { first: mount }) })
        const answers = { route: await send(ask, partner), top: await send(ask, web) }
        expect({ route: answers.route.status, top: answers.top.status }).toEqual({
          route: expected === 'route' ? 204 : 403,
          top: expected === 'top' ? 204 : 403,
        })
        expect(answers[expected].vary.includes('Access-Control-Request-Method')).toBe(expected === 'route')
      })
    }
  }

  it('routes/parameters', async () => {
    const send = await serve({ policy: false, mount: add('PUT', '/{id}', ofTenant) })
    expect([(await send(ask, 'https://x.example')).status, (await send(ask, web)).status]).toEqual([204, 403])
    expect((await send({ method: 'PUT', path: '/x' }, 'https://x.example')).cors).not.toEqual({})
  })

  it('routes/parameters-of-a-host', async () => {
    const mount = (server: Server): void => {
      server.route({ method: 'PUT', path: '/{id}', vhost: '127.0.0.1', options: ofTenant, handler: answer })
      add('PUT', '/{other}', {})(server)
    }
    const send = await serve({ policy: false, mount })
    expect((await send(ask, 'https://x.example')).status).toBe(204)
  })

  it('routes/the-route-is-shown', async () => {
    const seen: string[] = []
    const own = by((request) => {
      seen.push(`${request.method} ${request.route.path} ${request.raw.req.url}`)
      return { origin: partner }
    })
    const send = await serve({ policy: false, mount: add('PUT', '/{id}', own) })
    expect((await send(ask, partner)).status).toBe(204)
    expect(seen).toEqual(['options /{id} /x'])
  })

  it('routes/a-path-that-hapi-cannot-read', async () => {
    const send = await serve({ policy: options, mount: add('PUT', '/{id}') })
    expect((await send(preflight('PUT', undefined, '/%zz'), web)).status).toBe(204)
    expect(await send({ method: 'PUT', path: '/%zz' }, web)).toEqual(
      answerWith({ status: 400, cors: granted }),
    )
  })

  it('routes/a-path-that-is-rewritten-later', async () => {
    const send = await serve({
      policy: options,
      mount(server) {
        add('PUT', '/y')(server)
        server.ext('onRequest', (request, h) => {
          request.setUrl('/y')
          return h.continue
        })
      },
    })
    // The response has the policy of the route that it comes from; a preflight is too early for that.
    expect((await send({ method: 'PUT', path: '/x' }, web)).cors).toEqual({})
    expect((await send(ask, web)).status).toBe(204)
  })

  it('routes/a-compiled-policy-can-be-replaced', async () => {
    const policy = createCors({ origin: partner })
    const send = await serve({ policy: options, mount: add('PUT', '/x', by(policy)) })
    policy.replace({ origin: evil })
    expect([(await send(ask, partner)).status, (await send(ask, evil)).status]).toEqual([403, 204])
  })

  it('routes/rejecting', async () => {
    const send = await serve({ policy: { ...options, rejectDisallowed: true }, mount: add('PUT', '/x') })
    const put = { method: 'PUT', path: '/x' }
    expect((await send(put, partner)).cors).toEqual({ 'access-control-allow-origin': partner })
    expect((await send({ ...put, path: '/none' }, partner)).status).toBe(403)
  })
})

describe('faults', () => {
  const faulty = { origin: 'app.example.com' }

  it('faults/registration', async () => {
    const register = createServer().register({ plugin: cors, options: faulty })
    await expect(register).rejects.toThrow('CORS options refused')
    await expect(createServer().register(cors)).rejects.toThrow('CORS options refused')
  })

  it('faults/route', async () => {
    const server = createServer()
    await server.register({ plugin: cors, options: false })
    expect(() => add('PUT', '/x', by(faulty))(server)).toThrow('CORS options refused')
  })

  it('faults/route-before-the-plugin', async () => {
    const server = createServer()
    add('PUT', '/x', by(faulty))(server)
    await expect(server.register({ plugin: cors, options: false })).rejects.toThrow('CORS options refused')
  })

  it('faults/of-the-server-for-all-routes', async () => {
    const server = createServer({ routes: byPartner })
    await expect(server.register({ plugin: cors, options: false })).rejects.toThrow(
      'plugins.cors is for single',
    )
  })

  it('faults/twice', async () => {
    const server = createServer()
    await server.register({ plugin: cors, options: false })
    await expect(server.register({ plugin: cors, options: false })).rejects.toThrow('already registered')
  })
})
