import { withCors } from '@cors/fetch'
import { type EventHandler, H3, HTTPError, redirect } from 'h3'
import { describe, expect, it } from 'vitest'
import { answerWith, evil, options, preflight, send, web } from './exchange.ts'
import { type Expected, itAnswers } from './expected.ts'
import { hosts } from './hosts.ts'

interface Row extends Expected {
  readonly handler?: EventHandler
}

const rows: readonly Row[] = [
  { id: 'text', handler: () => 'ok', status: 200, body: 'ok' },
  { id: 'json', handler: () => ({ a: 1 }), status: 200, body: '{"a":1}' },
  {
    id: 'response',
    handler: () => new Response('ok', { headers: { 'x-a': '1' } }),
    status: 200,
    headers: { 'x-a': '1' },
  },
  { id: 'redirect', handler: () => redirect('/b'), status: 302, headers: { location: '/b' } },
  { id: 'not-found', status: 404 },
  {
    id: 'http-error',
    handler: () => {
      throw new HTTPError({ status: 409, message: 'taken', headers: { 'x-a': '1' } })
    },
    status: 409,
    body: /taken/,
    headers: { 'x-a': '1' },
  },
  {
    id: 'thrown',
    handler: () => {
      throw new Error('secret')
    },
    status: 500,
  },
  {
    // What is set where h3 has it, and before the handler returns.
    id: 'vary',
    handler({ res }) {
      res.headers.set('vary', 'Accept')
      return 'ok'
    },
    status: 200,
    vary: ['Accept', 'Origin'],
  },
  {
    id: 'own-fields',
    handler({ res }) {
      res.headers.set('access-control-allow-origin', '*')
      return 'ok'
    },
    status: 200,
  },
  {
    id: 'plain-options',
    handler: ({ req }) => req.method,
    send: { method: 'OPTIONS' },
    status: 200,
    body: 'OPTIONS',
  },
]

// h3 fails by itself where node-server has put another Response in the place of Node's: errors become 200.
const serving = hosts.filter(([name]) => name !== 'node-server')

for (const [name, serve] of serving) {
  describe(`h3, ${name}`, () => {
    for (const row of rows) {
      itAnswers('h3', row, () => {
        const app = new H3({ silent: true })
        if (row.handler !== undefined) app.all('/', row.handler)
        return serve(withCors(options, (request) => app.fetch(request)))
      })
    }

    it('h3/preflight: needs no route', async () => {
      const app = new H3()
      const port = await serve(withCors(options, (request) => app.fetch(request)))
      expect(await send(port, preflight('PUT'), web)).toMatchObject({
        status: 204,
        cors: { 'access-control-allow-origin': web },
      })
      expect(await send(port, preflight('PUT'), evil)).toEqual(
        answerWith({ status: 403, body: '', cors: {}, vary: ['Origin'] }),
      )
    })
  })
}
