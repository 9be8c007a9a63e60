import { createServer } from 'node:http'
import { createCors, withCors } from '@cors/node'

const usual = createCors({
  origin: ['https://app.example.com', 'https://*.example.org'],
  credentials: true,
})
const partner = createCors({ origin: ['https://partner.example'] })

const server = createServer(
  withCors(
    (request) => (request.url.startsWith('/orders/') ? partner : usual),
    (request, response) => {
      if (request.url === '/notes') response.end('["milk"]')
      else if (request.url.startsWith('/orders/')) response.end(`["${request.url.slice(8)}"]`)
      else response.writeHead(request.url === '/broken' ? 500 : 404).end()
    },
  ),
)

server.listen(process.env.PORT ?? 3000, () => {
  console.log(`Open http://localhost:${server.address().port}`)
})
