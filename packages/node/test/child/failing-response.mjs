// Serves under an asynchronous predicate where the response throws. Prints how the failure came out.
import { once } from 'node:events'
import { createServer } from 'node:http'

import { request } from '@cors/conformance'
import { withCors } from '@cors/node'

const origin = 'https://app.example.com'
const [method = 'GET', which = 'writeHead'] = process.argv.slice(2)
let connection
process.on('uncaughtException', ({ message }, how) => {
  process.stdout.write(`${how}: ${message}\n`)
  connection.destroy()
})

const handler = withCors({ origin: () => Promise.resolve(true) }, (_request, response) => {
  process.stdout.write('the application ran\n')
  response.end()
})
const server = createServer((incoming, response) => {
  connection = incoming.socket
  response[which] = () => {
    throw new Error(`${which} refused`)
  }
  handler(incoming, response)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address()
const headers = [
  ['Origin', origin],
  ['Access-Control-Request-Method', 'PUT'],
]
await request(port, { method, path: '/', headers }, { timeLimit: 5000 }).catch(() => {})
server.closeAllConnections()
server.close()
