import { cors } from '@cors/express'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { describeRows, ok } from './rows.ts'

// An OPTIONS without Access-Control-Request-Method is the application's.
describeRows('options', [
  {
    id: 'answered-by-express',
    status: 200,
    mount: (app, policy) => app.use(policy).get('/', ok).put('/', ok),
    send: { method: 'OPTIONS' },
    headers: { allow: expect.stringMatching(/^GET, ?HEAD, ?PUT$/) as string },
  },
  {
    id: 'answered-by-the-application',
    status: 200,
    mount(app, policy) {
      app.use(policy).options('/', (_request, response) => {
        response.set('Allow', 'GET, PROPFIND').send('all there is')
      })
    },
    send: { method: 'OPTIONS' },
    headers: { allow: 'GET, PROPFIND' },
    body: 'all there is',
  },
  {
    id: 'not-found',
    status: 404,
    mount: (app, policy) => app.use(policy),
    send: { method: 'OPTIONS', path: '/nothing' },
  },
])

for (const [name, express] of majors) {
  describe(`preflights, ${name}`, () => {
    for (const [id, asked, status] of [
      ['allowed', preflight('PUT', 'x-a'), 204],
      ['method-refused', preflight('BREW'), 204],
      ['no-such-route', preflight('PUT', 'x-a', '/nothing'), 204],
      ['origin-refused', preflight('PUT'), 403],
    ] as const) {
      it(`preflights/${id}/reaches-nothing`, async () => {
        const reached: string[] = []
        const app = express().use(cors(options))
        app.use((request, _response, next) => {
          reached.push(request.method)
          next()
        })
        app.options('/', ok).put('/', ok)
        const origin = status === 403 ? evil : web
        expect(await send(await serve(app), asked, origin)).toMatchObject({ status, body: '' })
        expect(reached).toEqual([])
      })
    }

    it('preflights/without-origin/is-an-options', async () => {
      const port = await serve(express().use(cors(options)).options('/', ok))
      expect(await send(port, preflight('PUT'))).toEqual(
        answerWith({ body: 'ok', cors: {}, vary: ['Origin'] }),
      )
    })

    it('preflights/grant-what-the-request-then-gets', async () => {
      const port = await serve(express().use(cors(options)).patch('/', ok))
      const { cors: promised } = await send(port, preflight('PATCH', 'content-type'), web)
      expect(promised).toEqual({
        'access-control-allow-origin': web,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
        'access-control-allow-headers': 'content-type',
      })
      expect(await send(port, { method: 'PATCH' }, web)).toEqual(answerWith({ body: 'ok', cors: granted }))
    })
  })
}
