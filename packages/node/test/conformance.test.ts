import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Host, describeAdapter } from '@cors/conformance'
import { cors, withCors } from '../src/index.ts'
import { createRouter } from './host/router.ts'

async function listen(handler: RequestListener): Promise<Host> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const noRouter = 'a bare server has no router to ask which route the requested method would reach'
const gaps = {
  'route/preflight': noRouter,
  'route/preflight-refused': noRouter,
  'route/preflight-below-false': noRouter,
  'route/preflight-false': noRouter,
  'route/preflight-mixed': noRouter,
  'route/preflight-looser': noRouter,
  'route/preflight-head': noRouter,
  'route/preflight-query': noRouter,
  'route/preflight-async': noRouter,
}

describeAdapter({
  name: 'node:http with cors()',
  serve({ policy, before, ...application }) {
    const middleware = cors(policy)
    const router = createRouter(application, (own) => cors(own))
    return listen((request, response) => {
      before(request, response)
      middleware(request, response, () => router(request, response))
    })
  },
  gaps,
})

describeAdapter({
  name: 'node:http with withCors()',
  serve({ policy, before, ...application }) {
    const handler = withCors(
      policy,
      createRouter(application, (own) => cors(own)),
    )
    return listen((request, response) => {
      before(request, response)
      handler(request, response)
    })
  },
  gaps,
})
