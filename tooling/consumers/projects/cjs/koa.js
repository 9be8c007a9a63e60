const { cors } = require('@cors/koa')
const Router = require('@koa/router')
const Koa = require('koa')

const app = new Koa()
app.silent = true
app.use(cors({ origin: ['https://app.example.com', 'https://*.example.org'], credentials: true }))

const router = new Router()
router.get('/notes', (context) => {
  context.body = ['milk']
})
router.put('/orders/:id', cors({ origin: ['https://partner.example'] }), (context) => {
  context.body = [context.params.id]
})
router.get('/broken', () => {
  throw new Error('broken')
})
app.use(router.routes())

const server = app.listen(process.env.PORT ?? 3000, () => {
  console.log(`Open http://localhost:${server.address().port}`)
})

module.exports = { server }
