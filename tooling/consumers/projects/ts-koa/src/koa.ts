import type { AddressInfo } from 'node:net'
import { type CorsOptions, cors } from '@cors/koa'
import Router from '@koa/router'
import Koa, { type Context } from 'koa'

const usual: CorsOptions<Context> = {
  origin: async (origin, context) =>
    origin === 'https://app.example.com' || (context.host !== '' && origin.endsWith('.example.org')),
  credentials: true,
}

const app = new Koa()
app.silent = true
app.use(cors(usual))

const router = new Router()
router.get('/notes', (context) => {
  context.body = ['milk']
})
router.put('/orders/:id', cors({ origin: ['https://partner.example'] }), (context) => {
  context.body = [context['params']['id']]
})
router.get('/broken', () => {
  throw new Error('broken')
})
app.use(router.routes())

const server = app.listen(process.env['PORT'] ?? 3000, () => {
  console.log(`Open http://localhost:${(server.address() as AddressInfo).port}`)
})
