import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Serve } from '@cors/conformance'
import { cors } from '@tooling/adapter-template'
import restana, { type Protocol, type RequestHandler } from 'restana'

/** Serves the fixture of a row as users of restana would. */
export const serve: Serve = async ({ policy, before, bodyLimit, routes }) => {
  const service = restana()
  service.use((request, response, next) => {
    before(request, response)
    next()
  })
  service.use(cors(policy, service)).use(json(bodyLimit))
  for (const { method, path, policy: own, handle } of routes) {
    const handlers = own === undefined ? [] : [cors(own)]
    service[method](path, ...handlers, (request, response) => handle(request, response))
  }
  const server = await service.start(0, '127.0.0.1')
  const { port } = server.address() as AddressInfo
  return { port, close: () => server.close().closeAllConnections() }
}

/** What a body parser does: restana has none of its own. */
function json(limit: number): RequestHandler<Protocol.HTTP> {
  return async (request, _response, next) => {
    const body = request.headers['content-type'] === 'application/json' ? await text(request) : '{}'
    if (body.length > limit) return next({ status: 413 })
    try {
      JSON.parse(body)
    } catch {
      return next({ status: 400 })
    }
    next()
  }
}
