// Listens to decisions and fails with each. Prints what the server answered all the same.
import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer } from 'node:http'

import { request } from '@cors/conformance'
import { withCors } from '@cors/node'

let failures = 0
process.on('uncaughtException', () => failures++)
subscribe('cors:decision', () => {
  throw new Error('thrown by the subscriber')
})

const app = 'https://app.example.com'
const server = createServer(
  withCors({ origin: app }, (_request, response) => {
    response.end('handled')
  }),
).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address()

for (const [method, origin] of [
  ['GET', app],
  ['GET', 'https://evil.test'],
  ['OPTIONS', app],
  ['OPTIONS', 'https://evil.test'],
]) {
  const asks = [
    ['Origin', origin],
    ['Access-Control-Request-Method', 'PUT'],
  ]
  const { status, headers, body } = await request(port, { method, path: '/', headers: asks })
  const granted = headers.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1] ?? 'nothing'
  process.stdout.write(`${method} ${status} ${granted} ${body}\n`)
}
process.stdout.write(`failures ${failures}\n`)
server.close()
