import { cors } from '@cors/h3'
import { withCors } from '@cors/node'
import { granted, options, preflight, send, web } from '@tooling/exchange'
import { H3, fromNodeHandler, serve } from 'h3'
import { describe, expect, it, onTestFinished } from 'vitest'

type NodeHandler = Parameters<typeof fromNodeHandler>[0]

const writing = ((_request, response) => void response.end('ok')) satisfies NodeHandler

describe('handlers of Node', () => {
  for (const [id, handler, expected] of [
    // It has been sent by then, past everything.
    ['bare', writing, {}],
    ['with-cors', withCors(options, writing), granted],
  ] as const) {
    it(`node-handlers/${id}`, async () => {
      const app = new H3().use(cors(options)).get('/', fromNodeHandler(handler))
      const settings = { port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false }
      const server = await serve(app, settings).ready()
      onTestFinished(() => server.close(true))
      const port = Number(new URL(server.url ?? '').port)
      expect(await send(port, {}, web)).toMatchObject({ status: 200, body: 'ok' })
      expect((await send(port, {}, web)).cors).toEqual(expected)
      expect((await send(port, preflight('PUT'), web)).status).toBe(204)
    })
  }
})
