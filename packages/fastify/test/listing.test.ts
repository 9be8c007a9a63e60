import { cors } from '@cors/fastify'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

/** Routes that other libraries declare too, for their preflights, and so clash with. */
const own: readonly (readonly [
  id: string,
  mount: (app: FastifyInstance) => unknown,
  answers: readonly (readonly [path: string, status: number, body?: string])[],
])[] = [
  ['none', (app) => app.get('/', ok), [['/', 404]]],
  ['options', (app) => app.options('/', async () => 'mine'), [['/', 200, 'mine']]],
  [
    'options-of-everything',
    (app) => app.options('*', async () => 'mine'),
    [
      ['/', 200, 'mine'],
      ['/a/b', 200, 'mine'],
    ],
  ],
  ['options-of-every-path', (app) => app.options('/*', async () => 'mine'), [['/a', 200, 'mine']]],
  ['all-of-everything', (app) => app.all('*', async () => 'mine'), [['/a/b', 200, 'mine']]],
  [
    'host',
    (app) => app.options('*', { constraints: { host: /^127\./ } }, async () => 'mine'),
    [['/a', 200, 'mine']],
  ],
  [
    'version',
    (app) => app.options('*', { constraints: { version: '1.0.0' } }, async () => 'mine'),
    [['/a', 404]],
  ],
  [
    'in-a-scope',
    (app) =>
      app.register(async (scope) => void scope.register(cors, options).options('*', async () => 'mine'), {
        prefix: '/api',
      }),
    [
      ['/api/a', 200, 'mine'],
      ['/a', 404],
    ],
  ],
  [
    'under-a-policy-of-its-own',
    (app) => app.options('/', { config: { cors: options } }, async () => 'mine'),
    [['/', 200, 'mine']],
  ],
]

for (const [name, fastify] of majors) {
  describe(`listing, ${name}`, () => {
    for (const [id, mount, answers] of own) {
      it(`options/${id}`, async () => {
        const app = fastify()
        app.register(cors, options)
        mount(app)
        const port = await serve(app)
        for (const [path, status, body] of answers) {
          const plain = { method: 'OPTIONS', path }
          for (const origin of [web, evil, undefined]) {
            const answer = await send(port, plain, origin)
            expect({ path, origin, ...answer }).toMatchObject({
              path,
              origin,
              status,
              ...(body === undefined ? {} : { body }),
              vary: ['Origin'],
            })
            expect(answer.cors).toEqual(origin === web ? granted : {})
          }
          // Neither is any other half of a preflight one.
          const half = { ...plain, headers: { 'access-control-request-method': 'PUT' } }
          expect(await send(port, half)).toEqual(answerWith({ status, cors: {} }))
          for (const [origin, answered] of [
            [web, 204],
            [evil, 403],
          ] as const) {
            expect(await send(port, preflight('PUT', undefined, path), origin)).toMatchObject({
              status: answered,
              body: '',
            })
          }
        }
      })
    }

    it('listing/no-route-of-ours', async () => {
      const mount = (app: FastifyInstance): readonly RouteOptions[] => {
        const announced: RouteOptions[] = []
        app.addHook('onRoute', (route) => void announced.push({ ...route }))
        app.get('/x', ok)
        app.register(async (scope) => void scope.put('/y/:id', ok), { prefix: '/api' })
        return announced
      }
      const bare = fastify()
      const listedBare = mount(bare)
      const app = fastify()
      app.register(cors, options)
      app.register(async (scope) => void scope.register(cors, { policy: false }), { prefix: '/api' })
      const listed = mount(app)
      await Promise.all([bare.ready(), app.ready()])
      expect(app.printRoutes()).toBe(bare.printRoutes())
      // What @fastify/swagger and the like list.
      const head = ({ method, url }: RouteOptions): string => `${String(method)} ${url}`
      expect(listed.map(head)).toEqual(listedBare.map(head))
      expect(listed.length).toBeGreaterThan(2)
      await Promise.all([bare.close(), app.close()])
    })

    it('listing/the-plugin-by-its-name', async () => {
      const app = fastify()
      app.register(cors, options)
      await app.ready()
      expect(app.printPlugins()).toContain('@cors/fastify')
      expect(app.hasPlugin('@cors/fastify')).toBe(true)
      await app.close()
    })
  })
}
