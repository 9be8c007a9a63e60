import { cors } from '@cors/express'
import type { Express } from 'express'
import { describe, expect, it } from 'vitest'
import { evil, preflight, send, serve, web } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import { partner } from './named-policies.ts'
import { ok } from './rows.ts'

const rejecting = { origin: [web], rejectDisallowed: true }
const ofPartner = cors({ origin: [partner] })

/** An application behind a policy that rejects, and who may have an answer of `PUT /x`. */
interface Rejecting {
  readonly id: string
  readonly mount: (app: Express, express: Host) => void
  readonly path?: string
  /** Whose pages may read the answer. */
  readonly granted: string
  /** Whose requests run. */
  readonly runs: readonly string[]
}

const everybody = [web, partner, evil]
const rows: readonly Rejecting[] = [
  { id: 'no-other-policy', mount: (app) => app.put('/x', ok), granted: web, runs: [web] },
  { id: 'no-route', mount: (app) => app.use(ok), granted: web, runs: [web] },
  {
    id: 'replaced-by-a-route-s',
    mount: (app) => app.put('/x', ofPartner, ok),
    granted: partner,
    runs: everybody,
  },
  {
    id: 'replaced-by-a-route-s-that-rejects',
    mount: (app) => app.put('/x', cors({ origin: [partner], rejectDisallowed: true }), ok),
    granted: partner,
    runs: [partner],
  },
  {
    id: 'replaced-by-a-prefix-s',
    mount: (app) => app.use('/x', ofPartner).put('/x', ok),
    granted: partner,
    runs: everybody,
  },
  {
    id: 'replaced-in-a-router',
    mount: (app, { Router }) => app.use('/api', Router().put('/x', ofPartner, ok)),
    path: '/api/x',
    granted: partner,
    runs: everybody,
  },
  {
    id: 'not-by-that-of-another-method',
    mount: (app) => app.post('/x', ofPartner, ok).put('/x', ok),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-by-one-that-is-never-reached',
    mount: (app) => app.put('/x', ok).put('/x', ofPartner, ok),
    granted: web,
    runs: [web],
  },
  {
    id: 'not-behind-what-cannot-be-decoded',
    mount: (app) => app.put('/:id', ofPartner, ok),
    path: '/%zz',
    granted: web,
    runs: [],
  },
]

// An outer policy that turns requests away is replaced whole too: but only where another will decide.
for (const [name, express] of majors) {
  describe(`rejecting, ${name}`, () => {
    for (const { id, mount, path = '/x', granted, runs } of rows) {
      it(`rejecting/${id}`, async () => {
        const app = express().set('env', 'test').use(cors(rejecting))
        mount(app, express)
        const port = await serve(app)
        for (const origin of everybody) {
          const fields = origin === granted ? { 'access-control-allow-origin': origin } : {}
          const asked = await send(port, preflight('PUT', undefined, path), origin)
          expect(asked.status).toBe(origin === granted ? 204 : 403)
          expect(asked.cors).toEqual(origin === granted ? expect.objectContaining(fields) : {})
          const got = await send(port, { method: 'PUT', path }, origin)
          expect({ origin, ran: got.body === 'ok' }).toEqual({ origin, ran: runs.includes(origin) })
          expect({ origin, cors: got.cors, vary: got.vary }).toEqual({
            origin,
            cors: fields,
            vary: ['Origin'],
          })
          if (got.body !== 'ok') expect(got.status).toBe(origin === granted ? 400 : 403)
        }
        // What comes of no page is not turned away.
        expect(await send(port, { method: 'PUT', path })).toMatchObject({
          status: runs.length === 0 ? 400 : 200,
        })
      })
    }
  })
}
