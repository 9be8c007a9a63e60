import { cors } from '@cors/fastify'
import fastify5 from 'fastify'
import fastify4 from 'fastify-v4'
import { describe, expect, it } from 'vitest'
import { answerWith, granted, options, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

// What decisions/011 says is not covered, as it is: a change here is one to write down there.

for (const [name, fastify] of majors) {
  describe(`unroutable limits, ${name}`, () => {
    it('unroutable/limit/rewrite-url: the path counts as it was sent', async () => {
      const rewrites: { readonly [url: string]: string } = { '/%zz': '/x', '/bad': '/%zz' }
      const app = fastify({ rewriteUrl: ({ url = '' }) => rewrites[url] ?? url })
      app.register(cors, options).put('/x', { config: { cors: false } }, ok)
      const port = await serve(app)
      // Rewritten to a route: its preflight is answered by the policy of the root, it itself by its own.
      expect(await send(port, preflight('PUT', undefined, '/%zz'), web)).toMatchObject({ status: 204 })
      expect(await send(port, { method: 'PUT', path: '/%zz' }, web)).toEqual(
        answerWith({ body: 'ok', cors: {} }),
      )
      // Rewritten to what no route can be.
      expect(await send(port, { path: '/bad', method: 'PUT' }, web)).toEqual(
        answerWith({ status: 400, cors: {} }),
      )
    })
  })
}

describe('unroutable limits, where only a page for what is not found has the parameter', () => {
  for (const [name, fastify, borne] of [
    // Its answer of last resort runs no hook.
    ['fastify@4', fastify4, {}],
    ['fastify@5', fastify5, granted],
  ] as const) {
    it(`unroutable/limit/too-long-for-a-page/${name}`, async () => {
      const app = fastify()
      app.register(cors, options)
      app.register(
        async (scope) =>
          void scope.setNotFoundHandler(async (_request, reply) => reply.code(404).send('lost')),
        { prefix: '/:tenant' },
      )
      const path = `/${'x'.repeat(101)}/y`
      expect((await send(await serve(app), { path }, web)).cors).toEqual(borne)
    })
  }
})
