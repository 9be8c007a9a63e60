import { type CorsPluginOptions, cors } from '@cors/fastify'
import type { FastifyInstance, FastifyReply, FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Sent, answerWith, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { sendHttp2, serveHttp2 } from './http2.ts'
import { type Host, majors } from './majors.ts'
import { ok } from './rows.ts'

/** A path that Fastify cannot route, and what it answers: 4 and 5. */
interface Row {
  readonly id: string
  readonly settings?: FastifyServerOptions
  readonly sent: Sent
  readonly statuses: readonly [on4: number, on5: number]
  readonly vary?: readonly string[]
}

const long = 'x'.repeat(101)
const limit = { maxParamLength: 3 }
// Nobody else sees these answers.
const ownErrors: FastifyServerOptions = {
  frameworkErrors({ statusCode = 500 }, _request, reply: unknown) {
    void (reply as FastifyReply).code(statusCode).header('vary', 'Accept').send('own')
  },
}

const rows: readonly Row[] = [
  { id: 'malformed', sent: { path: '/%zz' }, statuses: [400, 400] },
  { id: 'malformed-head', sent: { method: 'HEAD', path: '/%zz' }, statuses: [400, 400] },
  { id: 'malformed-post', sent: { method: 'POST', path: '/%zz', body: 'x' }, statuses: [400, 400] },
  { id: 'malformed-with-a-query', sent: { path: '/%zz?a=b' }, statuses: [400, 400] },
  { id: 'malformed-in-a-parameter', sent: { path: '/p/%E0%A4%A' }, statuses: [400, 400] },
  { id: 'malformed-behind-a-route', sent: { path: '/ok/%' }, statuses: [400, 400] },
  { id: 'malformed-under-a-prefix', sent: { path: '/api/%zz' }, statuses: [400, 400] },
  { id: 'malformed-in-the-query-alone', sent: { path: '/ok?%zz' }, statuses: [200, 200] },
  { id: 'encoded', sent: { path: '/p/%2F%25' }, statuses: [200, 200] },
  // Fastify 4 hands these to its not-found handler, without a hook.
  { id: 'malformed-of-an-unused-method', sent: { method: 'LINK', path: '/%zz' }, statuses: [404, 400] },
  {
    id: 'own-answer/malformed',
    settings: ownErrors,
    sent: { path: '/%zz' },
    statuses: [400, 400],
    vary: ['Accept', 'Origin'],
  },
  { id: 'too-long', sent: { path: `/p/${long}` }, statuses: [404, 414] },
  { id: 'too-long-with-a-query', sent: { path: `/p/${long}?a=b` }, statuses: [404, 414] },
  { id: 'too-long-for-an-expression', sent: { path: `/e/${'1'.repeat(101)}` }, statuses: [404, 414] },
  { id: 'too-long-at-one-of-two', sent: { path: `/p/a/${long}` }, statuses: [404, 414] },
  { id: 'too-long-under-a-prefix', sent: { path: `/api/${long}` }, statuses: [404, 414] },
  { id: 'long-enough', sent: { path: `/p/${'x'.repeat(100)}` }, statuses: [200, 200] },
  { id: 'long-in-the-query-alone', sent: { path: `/ok?${long}` }, statuses: [200, 200] },
  { id: 'long-and-no-route', sent: { path: `/none/${long}` }, statuses: [404, 404] },
  { id: 'own-limit', settings: limit, sent: { path: '/p/four' }, statuses: [404, 414] },
  { id: 'own-limit-kept', settings: limit, sent: { path: '/p/abc' }, statuses: [200, 200] },
  {
    id: 'own-limit-of-the-router',
    // Fastify 4 does not know these.
    settings: { routerOptions: limit },
    sent: { path: '/p/four' },
    statuses: [200, 414],
  },
]

function mount(app: FastifyInstance): void {
  app.all('/ok', ok)
  app.all('/p/:id', ok)
  app.all('/p/:id/:other', ok)
  app.all('/e/:id(^\\d+$)', ok)
  app.register(async (scope) => void scope.all('/:id', ok), { prefix: '/api' })
}

function applicationOf(
  fastify: Host,
  settings: FastifyServerOptions,
  policy: CorsPluginOptions,
): FastifyInstance {
  const app = fastify({ ...settings })
  app.register(cors, policy)
  mount(app)
  return app
}

for (const [major, [name, fastify]] of majors.entries()) {
  describe(`unroutable, ${name}`, () => {
    for (const { id, settings = {}, sent, statuses, vary = ['Origin'] } of rows) {
      const expected = { status: statuses[major], vary }
      const asked = preflight(sent.method ?? 'GET', undefined, sent.path)

      it(`unroutable/${id}`, async () => {
        const port = await serve(applicationOf(fastify, settings, options))
        for (const origin of [web, evil, undefined]) {
          const answer = await send(port, sent, origin)
          expect({ origin, ...answer }).toMatchObject({ origin, ...expected })
          expect(answer.cors).toEqual(origin === web ? granted : {})
        }
        expect(await send(port, asked, web)).toMatchObject({
          status: 204,
          body: '',
          cors: { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' },
        })
        expect(await send(port, asked, evil)).toEqual(answerWith({ status: 403, cors: {}, vary: ['Origin'] }))
      })

      it(`unroutable/http2/${id}`, async () => {
        const http2 = { ...settings, http2: true } as FastifyServerOptions
        const client = await serveHttp2(applicationOf(fastify, http2, options))
        const answer = await sendHttp2(client, sent, web)
        expect(answer).toMatchObject(expected)
        expect(answer.cors).toEqual(granted)
        expect((await sendHttp2(client, sent, evil)).cors).toEqual({})
        expect(await sendHttp2(client, asked, web)).toMatchObject({
          status: 204,
          cors: { 'access-control-allow-origin': web },
        })
        expect(await sendHttp2(client, asked, evil)).toEqual(answerWith({ status: 403, cors: {} }))
      })
    }
  })
}
