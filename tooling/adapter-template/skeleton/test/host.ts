import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Serve } from '@cors/conformance'
import { cors } from '../src/lib/cors.ts'

/** Serves the fixture of a row as users of restana would. */
export const serve: Serve = async ({ policy, before, bodyLimit, routes }) => {
  // TODO: an application of restana in place of this bare server, and route.policy mounted where a route has one.
  const pass = cors(policy)
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const fail = (status: number): void => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.statusCode = status
      response.end(`error ${status}`)
    }
    const answer = async (): Promise<void> => {
      const body = headers['content-type'] === 'application/json' ? await text(request) : '{}'
      if (body.length > bodyLimit) return fail(413)
      JSON.parse(body)
      const wanted = `${method === 'HEAD' ? 'get' : method.toLowerCase()} ${url.split('?', 1)[0]}`
      const route = routes.find((each) => `${each.method} ${each.path}` === wanted)
      return route === undefined ? fail(404) : route.handle(request, response)
    }
    before(request, response)
    pass(request, response, () => {
      answer().catch((error: unknown) => fail(error instanceof SyntaxError ? 400 : 500))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, close: () => server.close().closeAllConnections() }
}
