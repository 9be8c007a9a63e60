import { cors } from '@cors/express'
import type { Express, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import { ok } from './rows.ts'

interface Mounted {
  readonly id: string
  readonly mount: (app: Express, policy: RequestHandler, express: Host) => void
  /** Reached by GET and PUT, under the policy. */
  readonly inside: readonly string[]
  /** Reached by GET, beside the policy. */
  readonly outside?: readonly string[]
}

const onward: RequestHandler = (_request, _response, next) => next()

const rows: readonly Mounted[] = [
  {
    id: 'application',
    mount: (app, policy) => app.use(policy).all(['/', '/a/b'], ok),
    inside: ['/', '/a/b', '/a/b?c=d', '/A/B/'],
  },
  {
    id: 'prefix',
    mount: (app, policy) => app.use('/api', policy).all(['/api/items', '/apis', '/other'], ok),
    inside: ['/api/items', '/API/items', '/api/items/', '/api/items?a=/other'],
    outside: ['/apis', '/other'],
  },
  {
    id: 'several-prefixes',
    mount: (app, policy) => app.use(['/a', '/b'], policy).all(['/a', '/b', '/c'], ok),
    inside: ['/a', '/b'],
    outside: ['/c'],
  },
  {
    id: 'expression',
    mount: (app, policy) => app.use(/^\/v\d+/, policy).all(['/v1/a', '/w1/a'], ok),
    inside: ['/v1/a'],
    outside: ['/w1/a'],
  },
  {
    id: 'parameters',
    mount: (app, policy) => app.use('/tenants/:tenant', policy).all(['/tenants/:tenant/orders', '/'], ok),
    inside: ['/tenants/5/orders', '/tenants/a%20b/orders'],
    outside: ['/'],
  },
  {
    id: 'array-of-handlers',
    mount: (app, policy) => app.use([policy, onward]).all('/', ok),
    inside: ['/'],
  },
  {
    id: 'router',
    mount(app, policy, { Router }) {
      app.use('/api', Router().use(policy).all('/items', ok))
      app.all('/items', ok)
    },
    inside: ['/api/items'],
    outside: ['/items'],
  },
  {
    id: 'nested-routers',
    mount(app, policy, { Router }) {
      const inner = Router({ mergeParams: true }).use(policy).all('/c', ok)
      const middle = Router().all('/c', ok).use('/:b', inner)
      app.use('/a', middle)
    },
    inside: ['/a/b/c'],
    outside: ['/a/c'],
  },
  {
    id: 'before-a-router',
    mount: (app, policy, { Router }) => app.use('/api', policy, Router().all('/items', ok)),
    inside: ['/api/items'],
  },
  {
    id: 'sub-application',
    mount(app, policy, express) {
      app.use('/sub', express().use(policy).all('/items', ok))
      app.all('/items', ok)
    },
    inside: ['/sub/items'],
    outside: ['/items'],
  },
  {
    id: 'around-a-sub-application',
    mount: (app, policy, express) => app.use(policy).use('/sub', express().all('/items', ok)),
    inside: ['/sub/items'],
  },
  {
    id: 'path',
    mount: (app, policy) => app.all('/a', policy).all(['/a', '/b'], ok),
    inside: ['/a'],
    outside: ['/b'],
  },
  {
    id: 'route',
    mount: (app, policy) => app.route('/a').all(policy).get(ok).put(ok),
    inside: ['/a'],
  },
]

for (const [name, express] of majors) {
  describe(`mounting, ${name}`, () => {
    for (const { id, mount, inside, outside = [] } of rows) {
      it(`mounting/${id}`, async () => {
        const app = express()
        mount(app, cors(options), express)
        const port = await serve(app)
        for (const path of inside) {
          for (const method of ['GET', 'PUT']) {
            expect(await send(port, { method, path }, web)).toEqual(answerWith({ body: 'ok', cors: granted }))
            expect(await send(port, { method, path }, evil)).toEqual(
              answerWith({ cors: {}, vary: ['Origin'] }),
            )
          }
          expect(await send(port, preflight('PUT', 'x-a', path), web)).toMatchObject({
            status: 204,
            cors: { 'access-control-allow-origin': web, 'access-control-allow-headers': 'x-a' },
          })
          expect(await send(port, preflight('PUT', 'x-a', path), evil)).toEqual(
            answerWith({ status: 403, cors: {} }),
          )
        }
        for (const path of outside) {
          expect(await send(port, { path }, web)).toEqual(answerWith({ body: 'ok', cors: {}, vary: [] }))
        }
      })
    }

    it('mounting/single-route', async () => {
      const port = await serve(express().get('/a', cors(options), ok).get('/b', ok))
      expect(await send(port, { path: '/a' }, web)).toEqual(answerWith({ body: 'ok', cors: granted }))
      expect(await send(port, { path: '/a' }, evil)).toEqual(
        answerWith({ body: 'ok', cors: {}, vary: ['Origin'] }),
      )
      expect(await send(port, { path: '/b' }, web)).toEqual(answerWith({ body: 'ok', cors: {}, vary: [] }))
      // No policy stands before the routes to meet the preflight: Express answers, and browsers refuse it.
      expect(await send(port, preflight('GET', 'x-a', '/a'), web)).toEqual(
        answerWith({ status: 200, cors: {} }),
      )
    })
  })
}
