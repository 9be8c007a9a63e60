import { type CorsOptions, cors } from '@cors/express'
import type { RequestHandler } from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Fields, answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { describeRows, ok } from './rows.ts'

// What helmet sends, and how.
const protect: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', "default-src 'self'")
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.removeHeader('X-Powered-By')
  next()
}
const protection = {
  'content-security-policy': "default-src 'self'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** Changes the head as it is written: how `on-headers`, and all that stands on it, does it. */
const onHeaders: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response
  response.writeHead = (...head: unknown[]) => {
    response.setHeader('X-Response-Time', '1ms')
    response.vary('Accept-Encoding')
    return writeHead(...head)
  }
  next()
}

const json = { 'content-type': 'application/json' }

describeRows('beside-others', [
  {
    id: 'helmet/before',
    status: 200,
    mount: (app, policy) => app.use(protect, policy, ok),
    headers: protection,
  },
  {
    id: 'helmet/after',
    status: 200,
    mount: (app, policy) => app.use(policy, protect, ok),
    headers: protection,
  },
  {
    id: 'on-headers/before',
    status: 200,
    mount: (app, policy) => app.use(onHeaders, policy, ok),
    headers: { 'x-response-time': '1ms' },
    vary: ['Accept-Encoding', 'Origin'],
  },
  {
    id: 'on-headers/after',
    status: 200,
    mount: (app, policy) => app.use(policy, onHeaders, ok),
    headers: { 'x-response-time': '1ms' },
    vary: ['Accept-Encoding', 'Origin'],
  },
  { id: 'twice', status: 200, mount: (app, policy) => app.use(policy, policy, ok) },
  {
    id: 'twice/another-of-the-same',
    status: 200,
    mount: (app, policy) => app.use(policy).use('/', cors(options), ok),
  },
])

const allowOrigin = 'access-control-allow-origin'

/** An outer policy, one inside it, and what a page of `web` and one of `evil` are granted. */
const layers: readonly (readonly [
  id: string,
  outer: CorsOptions | false,
  inner: CorsOptions | false,
  allowed: Fields,
  refused: Fields,
  vary: readonly string[],
])[] = [
  ['false-opened', false, options, granted, {}, ['Origin']],
  ['closed-by-false', options, false, {}, {}, ['Origin']],
  ['closed-by-false-option', options, { origin: false }, {}, {}, ['Origin']],
  [
    'credentials-do-not-leak',
    options,
    { origin: '*' },
    { 'access-control-allow-origin': '*' },
    { 'access-control-allow-origin': '*' },
    [],
  ],
  ['star-does-not-leak', { origin: '*' }, options, granted, {}, ['Origin']],
  ['another-origin', { origin: [evil], credentials: true }, options, granted, {}, ['Origin']],
]

for (const [name, express] of majors) {
  describe(`layers, ${name}`, () => {
    for (const [id, outer, inner, allowed, refused, vary] of layers) {
      it(`layers/${id}`, async () => {
        const app = express().use(cors(outer))
        app.use('/inner', cors(inner), ok)
        app.use('/thrown', cors(inner), () => {
          throw new Error('broken')
        })
        const port = await serve(app)
        for (const path of ['/inner', '/thrown']) {
          expect(await send(port, { path }, web)).toEqual(answerWith({ cors: allowed, vary }))
          expect((await send(port, { path }, web)).cors).toEqual(allowed)
          expect((await send(port, { path }, evil)).cors).toEqual(refused)
          // The outer policy meets the preflight first, and lets the inner one answer.
          for (const [origin, { [allowOrigin]: grant }] of [
            [web, allowed],
            [evil, refused],
          ] as const) {
            const asked = await send(port, preflight('PUT', undefined, path), origin)
            expect(asked.status).toBe(grant === undefined ? 403 : 204)
            expect(asked.cors[allowOrigin]).toBe(grant)
            expect(asked.cors['access-control-allow-credentials']).toBe(
              origin === web ? allowed['access-control-allow-credentials'] : undefined,
            )
          }
        }
      })
    }

    it('layers/are-warned-of', async () => {
      const path = `/${name.replace('@', '')}`
      const warnings: { readonly code?: string; readonly message: string }[] = []
      const listener = (warning: Error): void => void warnings.push(warning)
      process.on('warning', listener)
      onTestFinished(() => void process.off('warning', listener))
      const port = await serve(
        express()
          .use(cors(options))
          .use(path, cors({ origin: '*' }), ok),
      )
      await send(port, { path: `${path}?secret=1` }, web)
      // Once, and nothing of a handler that sets fields by itself: the outer policy is none.
      expect(warnings.map(({ code }) => code)).toEqual(['CORS_TWO_POLICIES'])
      expect(warnings[0]?.message).toContain(`GET ${path} `)
      expect(warnings[0]?.message).not.toContain('secret')
    })
  })

  // Not a defect of anybody's: what stands before the policy is not under it, and this is what it costs.
  describe(`incorrect examples, ${name}`, () => {
    const broken = { method: 'POST', headers: json, body: '{"a":' }

    it('incorrect-example/body-parser-before-the-policy', async () => {
      const wrong = await serve(express().use(express.json(), cors(options), ok))
      // The page sees a "CORS error" in place of the 400, and a cache keeps it for every origin.
      expect(await send(wrong, broken, web)).toEqual(answerWith({ status: 400, cors: {}, vary: [] }))
      const right = await serve(express().use(cors(options), express.json(), ok))
      expect(await send(right, broken, web)).toEqual(
        answerWith({ status: 400, cors: granted, vary: ['Origin'] }),
      )
    })

    it('incorrect-example/authentication-before-the-policy', async () => {
      const authenticate: RequestHandler = (request, response, next) => {
        if (request.get('authorization') === undefined) response.sendStatus(401)
        else next()
      }
      // A preflight never carries Authorization: no request of a page gets through.
      const wrong = await serve(express().use(authenticate, cors(options), ok))
      expect(await send(wrong, preflight('GET', 'authorization'), web)).toEqual(
        answerWith({ status: 401, cors: {} }),
      )
      const right = await serve(express().use(cors(options), authenticate, ok))
      expect(await send(right, preflight('GET', 'authorization'), web)).toMatchObject({
        status: 204,
        cors: { 'access-control-allow-headers': 'authorization' },
      })
      expect(await send(right, {}, web)).toEqual(answerWith({ status: 401, cors: granted }))
    })

    it('incorrect-example/routes-before-the-policy', async () => {
      const wrong = await serve(express().get('/', ok).use(cors(options)))
      expect(await send(wrong, {}, web)).toEqual(answerWith({ body: 'ok', cors: {}, vary: [] }))
    })
  })
}
