import { cors } from '@cors/fastify'
import type { FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Fields, answerWith, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { type PolicyName, by, partner, policies } from './named-policies.ts'
import { type Mount } from './route-row.ts'
import { ok } from './rows.ts'
import { constraints } from './tenant-constraint.ts'

const v1 = { 'accept-version': '1.0.0' }
const v2 = { 'accept-version': '2.0.0' }

/** Routes that a preflight cannot tell apart, under policies that grant otherwise. */
interface Row {
  readonly id: string
  readonly settings?: FastifyServerOptions
  readonly mount: (mount: Mount) => unknown
  readonly path?: string
  /** What a request reaches by its headers. */
  readonly reached: readonly (readonly [headers: Fields, under: PolicyName])[]
}

const rows: readonly Row[] = [
  {
    id: 'versions',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
      app.put('/x', { ...by('open'), constraints: { version: '2.0.0' } }, handler)
    },
    reached: [
      [v1, 'partner'],
      [v2, 'open'],
    ],
  },
  {
    id: 'a-version-and-none',
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
      app.put('/x', by('open'), handler)
    },
    reached: [
      [v1, 'partner'],
      [{}, 'open'],
    ],
  },
  {
    id: 'a-version-under-the-policy-of-the-scope',
    mount({ app, handler }) {
      app.put('/x', { ...by('open'), constraints: { version: '1.0.0' } }, handler)
      app.put('/x', { constraints: { version: '2.0.0' } }, handler)
    },
    reached: [
      [v1, 'open'],
      [v2, 'app'],
    ],
  },
  {
    // The path is another one; what is reached is not.
    id: 'a-version-before-a-parameter',
    mount({ app, handler }) {
      app.put('/x', { ...by('open'), constraints: { version: '1.0.0' } }, handler)
      app.put('/:id', by('partner'), handler)
    },
    reached: [
      [v1, 'open'],
      [{}, 'partner'],
    ],
  },
  {
    id: 'a-version-before-a-wildcard',
    mount({ app, handler }) {
      app.put('/:id', { ...by('open'), constraints: { version: '1.0.0' } }, handler)
      app.put('/*', by('partner'), handler)
    },
    reached: [
      [v1, 'open'],
      [{}, 'partner'],
    ],
  },
  {
    id: 'own-constraint',
    settings: { constraints },
    mount({ app, handler }) {
      app.put('/x', { ...by('partner'), constraints: { tenant: 'a' } }, handler)
      app.put('/x', { ...by('open'), constraints: { tenant: 'b' } }, handler)
    },
    reached: [
      [{ 'x-tenant': 'a' }, 'partner'],
      [{ 'x-tenant': 'b' }, 'open'],
    ],
  },
  {
    id: 'versions-at-a-prefix',
    mount({ app, handler }) {
      app.register(
        async (scope) => {
          scope.put('/', { ...by('partner'), constraints: { version: '1.0.0' } }, handler)
          scope.put('/', { ...by('open'), constraints: { version: '2.0.0' } }, handler)
        },
        { prefix: '/x' },
      )
    },
    path: '/x/',
    reached: [
      [v1, 'partner'],
      [v2, 'open'],
    ],
  },
]

const allowed: { readonly [Name in PolicyName]: readonly string[] } = {
  app: [web],
  partner: [partner],
  open: [web, partner, evil],
  nobody: [],
}

for (const [name, fastify] of majors) {
  describe(`refused, ${name}`, () => {
    for (const { id, settings, mount, path = '/x', reached } of rows) {
      it(`refused/${id}`, async () => {
        const app = fastify({ ...settings })
        app.register(cors, { policy: policies.app })
        mount({ app, handler: ok })
        const port = await serve(app)
        for (const origin of [web, partner, evil]) {
          expect(await send(port, preflight('PUT', 'accept-version', path), origin)).toEqual(
            answerWith({ status: 403, cors: {}, vary: ['Origin', 'Access-Control-Request-Method'] }),
          )
          for (const [headers, under] of reached) {
            const answer = await send(port, { method: 'PUT', path, headers }, origin)
            const isAllowed = 'access-control-allow-origin' in answer.cors
            expect({ under, origin, body: answer.body, isAllowed }).toEqual({
              under,
              origin,
              body: 'ok',
              isAllowed: allowed[under].includes(origin),
            })
          }
        }
      })
    }
  })
}
