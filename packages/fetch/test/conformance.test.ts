import { describeAdapter } from '@cors/conformance'
import { gapsOf } from './conformance-gaps.ts'
import { serveAroundH3, serveAroundHono, serveBare, serveHono } from './conformance-hosts.ts'
import { servers } from './hosts.ts'

// h3 fails by itself where node-server has put another Response in the place of Node's: errors become 200.
const native = servers.filter(([name]) => name !== 'node-server')

for (const [way, serve, on] of [
  ['withCors()', serveBare, servers],
  ['withCors() around Hono', serveAroundHono, servers],
  ['middleware of Hono', serveHono, servers],
  ['withCors() around h3', serveAroundH3, native],
] as const) {
  for (const [server, start] of on) {
    describeAdapter({
      name: `${way} on ${server}`,
      isFetch: true,
      serve: ({ fetch }) => start(serve(fetch)),
      gaps: gapsOf(way, server),
    })
  }
}
