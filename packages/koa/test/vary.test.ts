import type { Middleware } from 'koa'
import { type Row, below, describeRows } from './rows.ts'

function varied(id: string, vary: readonly string[], handler: Middleware): Row {
  return {
    id,
    status: 200,
    vary,
    mount: below((ctx, next) => {
      ctx.body = 'ok'
      return handler(ctx, next)
    }),
  }
}

describeRows('vary', [
  varied('added', ['Accept-Language', 'Origin'], (ctx) => ctx.vary('Accept-Language')),
  varied('added-already', ['origin'], (ctx) => ctx.vary('origin')),
  varied('added-list', ['Accept', 'Cookie', 'Origin'], (ctx) => ctx.vary(['Accept', 'Cookie'])),
  varied('replaced', ['Accept', 'Origin'], (ctx) => ctx.set('Vary', 'Accept')),
  varied('replaced-raw', ['Accept', 'Origin'], (ctx) => void ctx.res.setHeader('vary', 'Accept')),
  varied('appended', ['Accept', 'Origin'], (ctx) => ctx.append('Vary', 'Accept')),
  varied('lines', ['Accept', 'Cookie', 'Origin'], (ctx) => ctx.set('Vary', ['Accept', 'Cookie'])),
  varied('everything', ['*'], (ctx) => ctx.set('Vary', '*')),
  varied('removed', ['Origin'], (ctx) => ctx.remove('Vary')),
  {
    id: 'before-the-policy',
    status: 200,
    vary: ['Accept-Encoding', 'Accept', 'Origin'],
    mount(app, policy) {
      app.use((ctx, next) => {
        ctx.vary('Accept-Encoding')
        return next()
      })
      app.use(policy).use((ctx) => {
        ctx.vary('Accept')
        ctx.body = 'ok'
      })
    },
  },
  {
    id: 'replaced-above-after-next',
    status: 200,
    vary: ['Accept', 'Origin'],
    mount(app, policy) {
      app.use(async (ctx, next) => {
        await next()
        ctx.set('Vary', 'Accept')
      })
      app.use(policy).use((ctx) => {
        ctx.body = 'ok'
      })
    },
  },
  {
    id: 'on-an-error',
    status: 500,
    mount: below((ctx) => {
      ctx.vary('Accept')
      throw new Error('broken')
    }),
  },
])
