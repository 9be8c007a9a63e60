import { type CorsOptions, cors, createCors } from '@cors/express'
import type { Request, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const other = 'https://other.example'
const open = { 'access-control-allow-origin': '*' }

const byHost: { readonly [host: string]: CorsOptions | false } = {
  'a.example': options,
  'b.example': { origin: '*' },
  'c.example': false,
}
const choose = ({ hostname }: Request): CorsOptions | false => byHost[hostname] ?? false
const compiled = createCors({ origin: [web], credentials: true, exposedHeaders: ['ETag'] })

/** Every way of choosing a policy for each request, all of the same meaning. */
const choices: readonly (readonly [id: string, policy: RequestHandler])[] = [
  ['sync', cors(choose)],
  ['async', cors(async (request) => Promise.resolve(choose(request)))],
  ['compiled', cors((request) => (request.hostname === 'a.example' ? compiled : choose(request)))],
]

/** Ways in which a function fails to choose. */
const failing: readonly (readonly [id: string, policy: RequestHandler])[] = [
  [
    'throws',
    cors(() => {
      throw new Error('no such tenant')
    }),
  ],
  ['rejects', cors(() => Promise.reject(new Error('database down')))],
  ['undefined', cors((() => undefined) as never)],
  ['undefined-later', cors((() => Promise.resolve(undefined)) as never)],
  ['true', cors((() => true) as never)],
  ['star', cors((() => '*') as never)],
  ['faulty', cors(() => ({ origin: 'https://app.example.com/' }))],
  // Compiles: the type of what a function returns is that of all options.
  ['star-with-credentials', cors(() => ({ origin: '*', credentials: true }))],
  ['function', cors((() => choose) as never)],
  [
    'callback',
    cors(((_request: Request, done: (error: null, chosen: CorsOptions) => void) =>
      done(null, { origin: '*' })) as never),
  ],
]

for (const [name, express] of majors) {
  describe(`choosing, ${name}`, () => {
    for (const [id, policy] of choices) {
      it(`choosing/by-host/${id}`, async () => {
        const port = await serve(express().use(policy).put('/', ok))
        for (const [host, allowed, refused] of [
          ['a.example', granted, {}],
          ['b.example', open, open],
          ['c.example', {}, {}],
          ['unknown.example', {}, {}],
        ] as const) {
          const sent = { method: 'PUT', headers: { host } }
          // The function may have read the origin, whatever it chose.
          expect(await send(port, sent, web)).toEqual(
            answerWith({ body: 'ok', cors: allowed, vary: ['Origin'] }),
          )
          expect((await send(port, sent, evil)).cors).toEqual(refused)
          const asked = preflight('PUT')
          const answer = await send(port, { ...asked, headers: { ...asked.headers, host } }, web)
          expect(answer.status).toBe('access-control-allow-origin' in allowed ? 204 : 403)
          expect(answer.cors['access-control-allow-origin']).toBe(
            'access-control-allow-origin' in allowed ? allowed['access-control-allow-origin'] : undefined,
          )
        }
      })
    }

    for (const [id, policy] of failing) {
      it(`choosing/fails/${id}`, async () => {
        const port = await serve(express().use(policy).get('/', ok))
        expect(await send(port, {}, web)).toEqual(
          answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }),
        )
        expect(await send(port)).toEqual(answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }))
        expect(await send(port, preflight('PUT'), web)).toEqual(answerWith({ status: 403, cors: {} }))
      })
    }

    it('choosing/parameters-of-the-mount-path', async () => {
      const policies = new Map([
        ['a', createCors({ origin: [web] })],
        ['b', createCors({ origin: [other] })],
      ])
      const app = express()
      app.use(
        '/tenants/:tenant',
        cors(({ params }) => policies.get(String(params['tenant'])) ?? false),
        ok,
      )
      const port = await serve(app)
      expect((await send(port, { path: '/tenants/a/x' }, web)).cors).toEqual({
        'access-control-allow-origin': web,
      })
      expect((await send(port, { path: '/tenants/b/x' }, web)).cors).toEqual({})
      expect((await send(port, { path: '/tenants/b/x' }, other)).cors).toEqual({
        'access-control-allow-origin': other,
      })
      expect((await send(port, { path: '/tenants/c/x' }, other)).cors).toEqual({})
    })

    it('choosing/options-are-compiled-once', async () => {
      let reads = 0
      const counted = {
        get origin() {
          reads++
          return [web]
        },
      }
      const port = await serve(
        express().use(
          cors(() => counted),
          ok,
        ),
      )
      await send(port, {}, web)
      const first = reads
      expect(first).toBeGreaterThan(0)
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      expect(reads).toBe(first)
    })

    it('choosing/false-is-nobody', async () => {
      const port = await serve(express().use(cors(false), ok))
      expect(await send(port, {}, web)).toEqual(answerWith({ body: 'ok', cors: {} }))
      expect(await send(port, preflight('PUT'), web)).toEqual(answerWith({ status: 403, cors: {} }))
    })

    it('choosing/compiled-and-replaced', async () => {
      const policy = createCors({ origin: [web] })
      const port = await serve(express().use(cors(policy), ok))
      expect((await send(port, {}, web)).cors).toEqual({ 'access-control-allow-origin': web })
      policy.replace({ origin: [other] })
      expect((await send(port, {}, web)).cors).toEqual({})
      expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
      expect(() => policy.replace({ origin: 'https://app.example.com/' })).toThrow('slash')
      expect((await send(port, {}, other)).cors).toEqual({ 'access-control-allow-origin': other })
    })
  })
}
