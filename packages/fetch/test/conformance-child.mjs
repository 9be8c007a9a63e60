// Serves whichever row it is told of until its input ends, and prints its port.
import { once } from 'node:events'

import { createRemoteHandler } from '@cors/conformance/fetch'
import { withCors } from '@cors/fetch'
import { serve } from 'srvx'

const settings = { onError: () => new Response('error 500', { status: 500 }) }

const handler = createRemoteHandler(({ policy, application }) =>
  withCors(policy, application(withCors), settings),
)

const server = serve({
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  gracefulShutdown: false,
  fetch: handler,
})
await server.ready()
process.stdout.write(`${new URL(server.url).port}\n`)
await once(process.stdin.resume(), 'end')
await server.close(true)
