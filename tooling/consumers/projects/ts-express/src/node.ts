import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Cors, type CorsDecision, createCors, withCors } from '@cors/node'

const usual = createCors({ origin: ['https://app.example.com', 'https://*.example.org'], credentials: true })
const partner: Cors = createCors({ origin: ['https://partner.example'] })

const decision: CorsDecision = usual.decide({ method: 'GET', headers: { origin: 'https://app.example.com' } })
if (!decision.allowed) throw new Error(decision.reason)

const server = createServer(
  withCors(
    (request) => (request.url?.startsWith('/orders/') === true ? partner : usual),
    ({ url = '/' }, response) => {
      if (url === '/notes') response.end('["milk"]')
      else if (url.startsWith('/orders/')) response.end(`["${url.slice(8)}"]`)
      else response.writeHead(url === '/broken' ? 500 : 404).end()
    },
  ),
)

server.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log(`Open http://localhost:${(server.address() as AddressInfo).port}`)
})
