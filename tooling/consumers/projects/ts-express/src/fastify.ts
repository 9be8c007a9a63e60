import type { AddressInfo } from 'node:net'
import { CorsConfigError, cors } from '@cors/fastify'
import fastify, { type FastifyRequest } from 'fastify'

const app = fastify()
app.register(cors, {
  origin: (origin: string, request: FastifyRequest) =>
    origin === 'https://app.example.com' || (request.hostname !== '' && origin.endsWith('.example.org')),
  credentials: true,
})

app.get('/notes', () => ['milk'])
app.put<{ Params: { id: string } }>(
  '/orders/:id',
  { config: { cors: { origin: ['https://partner.example'] } } },
  (request, reply) => {
    reply.send([request.params.id])
  },
)
app.get('/broken', () => {
  throw new Error('broken')
})

app.listen({ port: Number(process.env['PORT'] ?? 3000) }, (error) => {
  if (error instanceof CorsConfigError) console.error(error.issues)
  if (error !== null) throw error
  console.log(`Open http://localhost:${(app.server.address() as AddressInfo).port}`)
})
