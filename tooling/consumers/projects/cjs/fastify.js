const { cors } = require('@cors/fastify')
const fastify = require('fastify')

const app = fastify()
app.register(cors, { origin: ['https://app.example.com', 'https://*.example.org'], credentials: true })

app.get('/notes', () => ['milk'])
app.put('/orders/:id', { config: { cors: { origin: ['https://partner.example'] } } }, (request) => [
  request.params.id,
])
app.get('/broken', () => {
  throw new Error('broken')
})

app.listen({ port: process.env.PORT ?? 3000 }, () => {
  console.log(`Open http://localhost:${app.server.address().port}`)
})

module.exports = { server: app.server }
