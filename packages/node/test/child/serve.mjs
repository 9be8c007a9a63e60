// Serves under one policy until its input ends, and prints its port.
import { once } from 'node:events'
import { createServer } from 'node:http'

import { cors } from '@cors/node'

const listed = {
  origin: ['https://app.example.com'],
  credentials: true,
  allowedHeaders: ['X-Known'],
  maxAge: 86400,
}
const outer = cors(listed)
const inner = cors({ origin: ['https://partner.example'], maxAge: 86400 })
const failing = cors(() => {
  throw new Error('no such tenant')
})

const server = createServer((request, response) => {
  const middleware = request.url === '/fails' ? failing : outer
  middleware(request, response, () => {
    if (request.url === '/own') response.setHeader('Access-Control-Allow-Origin', '*')
    if (request.url === '/two') inner(request, response, () => response.end())
    else response.end()
  })
}).listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${server.address().port}\n`)
await once(process.stdin.resume(), 'end')
server.closeAllConnections()
server.close()
