import { describeAdapter } from '@cors/conformance'
import { type ConnectMiddleware, cors } from '@cors/node'
import polka, { type Polka } from 'polka'
import { describe, expect, it } from 'vitest'
import { type Sent, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { parseJson, servePolka } from './host/polka.ts'
import { gaps } from './host/serve.ts'

// Those of a bare server: `cors()` stands before the router, and has nobody's leave to ask it.
const unasked = "Polka's router is not asked which route the requested method would reach"

describeAdapter({
  name: 'polka@0.5',
  serve: servePolka,
  gaps: Object.fromEntries(Object.keys(gaps).map((id) => [id, unasked])),
})

/** An application, a request, and what must come back whoever asks. */
interface Row {
  readonly id: string
  readonly mount: (policy: ConnectMiddleware) => Polka
  readonly sent?: Sent
  readonly status: number
  readonly body: string
}

const broken = (properties: object = {}): Error => Object.assign(new Error('broken'), properties)

/** The policy, and a route that hands this error to Polka. */
const failing = (id: string, status: number, error: unknown, body = 'broken'): Row => ({
  id,
  status,
  body,
  mount: (policy) =>
    polka()
      .use(policy)
      .get('/', (_request, _response, next) => next(error)),
})

const json = { headers: [['Content-Type', 'application/json']] } as const

const rows: readonly Row[] = [
  failing('error', 500, broken()),
  failing('error-status', 418, broken({ status: 418 })),
  failing('error-code', 422, broken({ code: 422 })),
  failing('error-string', 500, 'broken'),
  failing('error-without-message', 503, { status: 503 }, 'Service Unavailable'),
  // Polka takes any code of an error for a status, and Node throws. Both are for whoever called the handler.
  failing('error-code-is-no-status', 500, broken({ code: 'ENOENT' }), 'caught'),
  {
    id: 'thrown',
    status: 500,
    body: 'caught',
    mount(policy) {
      return polka()
        .use(policy)
        .get('/', () => {
          throw broken()
        })
    },
  },
  {
    id: 'after-a-grant-of-its-own',
    status: 500,
    body: 'broken',
    mount(policy) {
      return polka()
        .use(policy)
        .get('/', (_request, response, next) => {
          response.setHeader('Access-Control-Allow-Origin', '*')
          next(broken())
        })
    },
  },
  {
    id: 'on-error',
    status: 502,
    body: 'sorry',
    mount(policy) {
      const app = polka({
        onError(_error, _request, response) {
          for (const name of response.getHeaderNames()) response.removeHeader(name)
          response.writeHead(502, { 'Content-Type': 'text/plain' }).end('sorry')
        },
      })
      return app.use(policy).get('/', (_request, _response, next) => next(broken()))
    },
  },
  { id: 'no-route', status: 404, body: 'Not Found', mount: (policy) => polka().use(policy) },
  {
    id: 'no-route-of-the-method',
    status: 404,
    body: 'Not Found',
    mount: (policy) =>
      polka()
        .use(policy)
        .get('/', (_request, response) => response.end()),
    sent: { method: 'POST', body: 'x' },
  },
  {
    id: 'options-is-no-preflight',
    status: 404,
    body: 'Not Found',
    mount: (policy) =>
      polka()
        .use(policy)
        .get('/', (_request, response) => response.end()),
    sent: { method: 'OPTIONS' },
  },
  {
    id: 'on-no-match',
    status: 404,
    body: 'nothing here',
    mount: (policy) =>
      polka({ onNoMatch: (_request, response) => response.writeHead(404).end('nothing here') }).use(policy),
  },
  {
    id: 'no-route-of-a-part',
    status: 404,
    body: 'Not Found',
    mount: (policy) => polka().use(policy).use('/part', polka()),
    sent: { path: '/part/nothing' },
  },
  {
    id: 'policy-of-a-part',
    status: 404,
    body: 'Not Found',
    mount: (policy) => polka().use('/part', polka().use(policy)),
    sent: { path: '/part/nothing' },
  },
  {
    id: 'body-not-json',
    status: 400,
    body: expect.stringContaining('JSON') as string,
    mount: (policy) => polka().use(policy, parseJson(20)),
    sent: { method: 'POST', ...json, body: '{"not JSON' },
  },
  {
    id: 'body-too-large',
    status: 413,
    body: 'too large',
    mount: (policy) => polka().use(policy, parseJson(20)),
    sent: { method: 'POST', ...json, body: JSON.stringify('x'.repeat(20)) },
  },
]

/** A policy for a part of an application; Polka hands it preflights without a route. */
const parts: readonly (readonly [id: string, mount: (policy: ConnectMiddleware) => Polka])[] = [
  ['path', (policy) => polka().use('/part', policy)],
  ['application', (policy) => polka().use('/part', polka().use(policy))],
]

/** Polka catches nothing: a throw is for whoever called its handler. */
function serveApp(app: Polka): Promise<number> {
  return serve((request, response) => {
    try {
      app.handler(request as polka.Request, response)
    } catch {
      response.statusCode = 500
      response.end('caught')
    }
  })
}

describe('polka', () => {
  for (const { id, mount, sent, status, body } of rows) {
    it(`polka/${id}`, async () => {
      const port = await serveApp(mount(cors(options)))
      for (const origin of [web, evil, undefined]) {
        const answer = await send(port, { ...sent, ...(origin === undefined ? {} : { origin }) })
        const { vary, cors: lines } = answer
        expect({ origin, status: answer.status, body: answer.body, vary, cors: lines }).toEqual({
          origin,
          status,
          body,
          vary: ['Origin'],
          cors: origin === web ? granted() : [],
        })
      }
    })
  }

  for (const [id, mount] of parts) {
    it(`polka/preflight-of-a-part/${id}`, async () => {
      const port = await serveApp(mount(cors({ ...options, methods: ['PUT'], allowedHeaders: [] })))
      const asked = { ...preflight(web), path: '/part/nothing' }
      const lines = [...granted(), 'access-control-allow-methods: PUT']
      expect(await send(port, asked)).toMatchObject({ status: 204, cors: lines.toSorted(), vary: ['Origin'] })
      const refused = await send(port, { ...asked, origin: evil })
      expect(refused).toMatchObject({ status: 403, vary: ['Origin'] })
      expect(refused.cors).toEqual([])
      expect((await send(port, { ...asked, path: '/elsewhere' })).cors).toEqual([])
    })
  }
})
