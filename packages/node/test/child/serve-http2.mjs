// Serves HTTP/2 in cleartext under one policy until its input ends, and prints its port.
import { once } from 'node:events'
import { createServer } from 'node:http2'

import { withCors } from '@cors/node'

const sessions = new Set()
const server = createServer(
  withCors({ origin: ['https://app.example.com'] }, (_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end()
  }),
)
  .on('session', (session) => sessions.add(session))
  .listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${server.address().port}\n`)
await once(process.stdin.resume(), 'end')
for (const session of sessions) session.destroy()
server.close()
