import { type CorsOptions, cors, createCors } from '@cors/express'
import type { Express, Request, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { answerWith, preflight, send, serve } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { ok } from './rows.ts'

/** An application with a policy on `PUT`, and the parameters of the path that its predicates must see. */
interface Seen {
  readonly id: string
  /** Whether nothing stands before it. */
  readonly isAlone?: true
  readonly mount: (app: Express, policy: RequestHandler, express: Host) => void
  readonly path: string
  readonly params: { readonly [name: string]: string | readonly string[] }
}

const rows: readonly Seen[] = [
  {
    id: 'route',
    mount: (app, policy) => app.put('/t/:tenant/x/:id', policy, ok),
    path: '/t/a/x/5',
    params: { tenant: 'a', id: '5' },
  },
  {
    id: 'decoded',
    mount: (app, policy) => app.put('/t/:tenant', policy, ok),
    path: '/t/a%2Fcaf%C3%A9?tenant=b',
    params: { tenant: 'a/café' },
  },
  {
    id: 'prefix',
    mount: (app, policy) => app.use('/t/:tenant', policy).put('/t/:other', ok),
    path: '/t/a',
    params: { tenant: 'a' },
  },
  {
    id: 'router',
    mount: (app, policy, { Router }) => app.use('/t/:tenant', Router().put('/x/:id', policy, ok)),
    path: '/t/a/x/5',
    params: { id: '5' },
  },
  {
    id: 'router-that-merges',
    mount(app, policy, { Router }) {
      app.use('/t/:tenant', Router({ mergeParams: true }).put('/x/:id', policy, ok))
    },
    path: '/t/a/x/5',
    params: { tenant: 'a', id: '5' },
  },
  {
    id: 'router-that-merges-over-a-name',
    mount(app, policy, { Router }) {
      app.use('/t/:id', Router({ mergeParams: true }).put('/x/:id', policy, ok))
    },
    path: '/t/a/x/5',
    params: { id: '5' },
  },
  {
    id: 'routers-of-which-one-merges',
    mount(app, policy, { Router }) {
      const inner = Router({ mergeParams: true }).use(policy).put('/', ok)
      app.use('/t/:tenant', Router().use('/x/:id', inner))
    },
    path: '/t/a/x/5',
    params: { id: '5' },
  },
  {
    id: 'routers-that-all-merge',
    mount(app, policy, { Router }) {
      const inner = Router({ mergeParams: true }).use(policy).put('/', ok)
      app.use('/t/:tenant', Router({ mergeParams: true }).use('/x/:id', inner))
    },
    path: '/t/a/x/5',
    params: { tenant: 'a', id: '5' },
  },
  {
    id: 'expression',
    mount: (app, policy) => app.put(/^\/t\/(\w+)\/x\/(\d+)$/, policy, ok),
    path: '/t/a/x/5',
    params: { 0: 'a', 1: '5' },
  },
  {
    // Express numbers the router's groups behind those of what it stands in.
    id: 'expressions-that-merge',
    mount(app, policy, { Router }) {
      app.use(/^\/t\/(\w+)\/(\w+)/, Router({ mergeParams: true }).put(/^\/x\/(\d+)$/, policy, ok))
    },
    path: '/t/a/b/x/5',
    params: { 0: 'a', 1: 'b', 2: '5' },
  },
  {
    id: 'sub-application',
    isAlone: true,
    mount: (app, policy, express) =>
      app.use('/sub', express().use(cors(false)).put('/t/:tenant', policy, ok)),
    path: '/sub/t/a',
    params: { tenant: 'a' },
  },
]

type Allows = (request: Request) => boolean

/** The ways in which a policy can come to know the request. */
const ways: readonly (readonly [id: string, policy: (allows: Allows) => RequestHandler])[] = [
  ['predicate', (allows) => cors({ origin: (_origin, request: Request) => allows(request) })],
  [
    'async-predicate',
    (allows) => cors({ origin: async (_origin, request: Request) => Promise.resolve(allows(request)) }),
  ],
  [
    'compiled',
    (allows) => cors(createCors<Request>({ origin: (_origin, request: Request) => allows(request) })),
  ],
  ['choice', (allows) => cors((request) => (allows(request) ? { origin: partner } : false))],
  [
    'async-choice',
    (allows) =>
      cors(async (request) => Promise.resolve<CorsOptions | false>(allows(request) && { origin: partner })),
  ],
]

for (const [name, express] of majors) {
  describe(`route predicate, ${name}`, () => {
    for (const { id, isAlone, mount, path, params } of rows) {
      for (const [way, create] of ways) {
        it(`route-predicate/${id}/${way}`, async () => {
          const seen: object[] = []
          const policy = create((request) => {
            seen.push({ ...request.params })
            return true
          })
          let outer = 0
          const app = express()
          if (isAlone === undefined) app.use(cors({ origin: () => ++outer > 0 }))
          mount(app, policy, express)
          const port = await serve(app)
          const asked = await send(port, preflight('PUT', undefined, path), partner)
          expect(asked).toMatchObject({ status: 204, cors: { 'access-control-allow-origin': partner } })
          // A policy that does not decide is not asked.
          expect(outer).toBe(0)
          expect(await send(port, { method: 'PUT', path }, partner)).toEqual(
            answerWith({ body: 'ok', cors: { 'access-control-allow-origin': partner } }),
          )
          expect(seen).toEqual([params, params])
        })
      }
    }

    for (const [way, create] of ways) {
      it(`route-predicate/tenants/${way}`, async () => {
        const app = express().use(cors(false))
        app.put(
          '/t/:tenant',
          create(({ params }) => params['tenant'] === 'a'),
          ok,
        )
        const port = await serve(app)
        for (const [path, status] of [
          ['/t/a', 204],
          ['/t/b', 403],
          ['/t/a/b', 403],
        ] as const) {
          expect((await send(port, preflight('PUT', undefined, path), partner)).status).toBe(status)
          const { cors: fields } = await send(port, { method: 'PUT', path }, partner)
          expect(fields).toEqual(status === 204 ? { 'access-control-allow-origin': partner } : {})
        }
      })
    }
  })
}
