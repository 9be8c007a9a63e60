import type { AddressInfo } from 'node:net'
import { type CorsOptions, cors } from '@cors/express'
import express, { type Request } from 'express'

const usual: CorsOptions<Request> = {
  origin: (origin, request) =>
    origin === 'https://app.example.com' || (request.hostname !== '' && origin.endsWith('.example.org')),
  credentials: true,
}

const app = express()
app.use(cors(usual))

app.get('/notes', (request, response) => {
  response.json(['milk'])
})
app.put('/orders/:id', cors({ origin: ['https://partner.example'] }), (request, response) => {
  response.json([request.params['id']])
})
app.get('/broken', () => {
  throw new Error('broken')
})

const server = app.listen(process.env['PORT'] ?? 3000, () => {
  console.log(`Open http://localhost:${(server.address() as AddressInfo).port}`)
})
