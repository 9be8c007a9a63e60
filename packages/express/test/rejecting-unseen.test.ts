import { cors } from '@cors/express'
import type { Express } from 'express'
import { describe, expect, it } from 'vitest'
import { evil, send, serve, web } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import { ok } from './rows.ts'

const strict = { origin: [web], rejectDisallowed: true }

/** Applications whose requests from `evil` must be turned away, whatever else stands in them. */
const rows: readonly {
  readonly id: string
  readonly mount: (app: Express, express: Host) => unknown
}[] = [
  {
    id: 'called-by-a-function',
    mount(app) {
      const policy = cors(strict)
      app.use(cors({ origin: '*' }))
      app.use('/api', (request, response, next) => policy(request, response, next))
      app.post('/api/x', ok)
    },
  },
  {
    id: 'an-application-before-an-open-policy',
    mount(app, express) {
      app
        .use(cors(strict))
        .use('/api', express().post('/x', ok))
        .use(cors({ origin: '*' }))
    },
  },
  {
    id: 'middleware-on-a-path-before-an-open-policy',
    mount(app) {
      app.use(cors(strict))
      app.use('/api', (_request, response, _next) => void response.send('ok'))
      app.use(cors({ origin: '*' }))
    },
  },
]

for (const [name, express] of majors) {
  describe(`rejecting, ${name}`, () => {
    for (const { id, mount } of rows) {
      it(`rejecting/unseen/${id}`, async () => {
        const app = express()
        mount(app, express)
        const port = await serve(app)
        expect(await send(port, { method: 'POST', path: '/api/x' }, evil)).toMatchObject({ status: 403 })
        expect(await send(port, { method: 'POST', path: '/api/x' }, web)).toMatchObject({ body: 'ok' })
      })
    }
  })
}
