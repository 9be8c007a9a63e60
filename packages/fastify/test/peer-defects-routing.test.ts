import { CorsConfigError, cors } from '@cors/fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { a, describeDefects, grantedToA } from './defect.ts'
import { answerWith, evil, preflight, send } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

describeDefects('routing', [
  {
    id: 'S10/credentials-of-an-outer-policy',
    mount(app) {
      app.register(cors, { origin: a, credentials: true })
      app.put('/pub', { config: { cors: { origin: '*' } } }, ok)
      app.get('/off', { config: { cors: { origin: false } } }, ok)
      app.get('/off-too', { config: { cors: false } }, ok)
    },
    async check(port) {
      const open = { 'access-control-allow-origin': '*' }
      expect((await send(port, { method: 'PUT', path: '/pub' }, a)).cors).toEqual(open)
      expect((await send(port, preflight('PUT', undefined, '/pub'), evil)).cors).toEqual({
        ...open,
        'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
      })
      for (const path of ['/off', '/off-too']) {
        expect((await send(port, { path }, a)).cors).toEqual({})
        expect(await send(port, preflight('GET', undefined, path), a)).toEqual(
          answerWith({ status: 403, cors: {} }),
        )
      }
    },
  },
  {
    id: 'F1/preflights-obey-the-policy-of-their-route',
    mount(app) {
      const own = { origin: 'https://route.example', methods: ['PUT'], credentials: true } as const
      app.register(cors, { origin: 'https://global.example', methods: ['GET'] })
      app.put('/r', { config: { cors: own } }, ok)
      app.put('/off', { config: { cors: false } }, ok)
    },
    async check(port) {
      const route = 'https://route.example'
      const granted = { 'access-control-allow-origin': route, 'access-control-allow-credentials': 'true' }
      const asked = await send(port, preflight('PUT', undefined, '/r'), route)
      expect(asked).toEqual(
        answerWith({ status: 204, cors: { ...granted, 'access-control-allow-methods': 'PUT' } }),
      )
      expect((await send(port, { method: 'PUT', path: '/r' }, route)).cors).toEqual(granted)
      for (const path of ['/r', '/off']) {
        const refused = await send(port, preflight('PUT', undefined, path), 'https://global.example')
        expect(refused).toEqual(answerWith({ status: 403, cors: {} }))
      }
    },
  },
  {
    id: 'F2/an-options-that-is-no-preflight-is-the-application-s',
    mount: (app) => app.register(cors, { origin: a }).options('/', ok),
    async check(port) {
      expect(await send(port, { method: 'OPTIONS' }, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
      expect(await send(port, { method: 'OPTIONS' })).toEqual(answerWith({ body: 'ok', cors: {} }))
      // The cross-origin request itself, after its preflight.
      expect(await send(port, preflight('OPTIONS'), a)).toMatchObject({ status: 204, cors: grantedToA })
    },
  },
  {
    id: 'F6/parent-and-child',
    mount(app) {
      app.register(cors, { origin: '*' })
      app.register(async (scope) => void scope.register(cors, { origin: a }).get('/x', ok))
    },
    async check(port) {
      expect((await send(port, { path: '/x' }, a)).cors).toEqual(grantedToA)
      expect((await send(port, { path: '/x' }, evil)).cors).toEqual({})
    },
  },
  {
    id: 'F6/twice',
    mount: (app) => app.register(cors, { origin: '*' }).register(cors, { origin: a }).get('/', ok),
    async check(port) {
      expect((await send(port, {}, a)).cors).toEqual(grantedToA)
    },
  },
  {
    id: 'F6/own-routes-for-everything',
    mount: (app) => app.register(cors, { origin: a }).options('*', ok).get('*', ok),
    async check(port) {
      expect(await send(port, preflight('GET', undefined, '/x'), a)).toMatchObject({ status: 204 })
      expect(await send(port, { method: 'OPTIONS', path: '/x' }, a)).toMatchObject({ body: 'ok' })
    },
  },
  {
    id: 'A16+F20/authentication-in-a-scope-above-the-route',
    mount(app) {
      app.register(cors, { origin: a })
      app.addHook('onRequest', async (_request, reply) => reply.code(401).send('who?'))
      app.put('/', ok)
    },
    async check(port) {
      expect(await send(port, preflight('PUT', 'authorization'), a)).toMatchObject({ status: 204 })
      expect(await send(port, { method: 'PUT' }, a)).toEqual(answerWith({ status: 401, cors: grantedToA }))
    },
  },
])

for (const [name, fastify] of majors) {
  describe(`defects of peers: registration, ${name}`, () => {
    it('defects/F6/faulty-options-reject-ready', async () => {
      const app = fastify()
      onTestFinished(() => app.close())
      app.register(cors, { origin: 'https://a.example/' }).get('/', ok)
      await expect(app.ready()).rejects.toThrow(CorsConfigError)
    })

    it('defects/S4/a-promise-of-options-is-no-policy-for-everybody', async () => {
      const app = fastify()
      onTestFinished(() => app.close())
      // Fastify calls it with the instance, and the peer spreads the promise: to no options at all.
      app.register(cors, (async () => ({ origin: 'https://only.example', credentials: true })) as never)
      await expect(app.ready()).rejects.toThrow('Write register(cors, { policy: async (request) => ... })')
    })
  })
}
