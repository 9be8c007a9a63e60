import { cors } from '@cors/express'
import express from 'express'

const app = express()
app.use(cors({ origin: ['https://app.example.com', 'https://*.example.org'], credentials: true }))

app.get('/notes', (request, response) => {
  response.json(['milk'])
})
app.put('/orders/:id', cors({ origin: ['https://partner.example'] }), (request, response) => {
  response.json([request.params.id])
})
app.get('/broken', () => {
  throw new Error('broken')
})

const server = app.listen(process.env.PORT ?? 3000, () => {
  console.log(`Open http://localhost:${server.address().port}`)
})
