import type { Middleware } from 'koa'
import { type Row, below, describeRows } from './rows.ts'

// Whatever the application does to the policy's fields, they stand as the policy says.
const meddling: readonly (readonly [id: string, handler: Middleware])[] = [
  ['ctx-remove', (ctx) => ctx.remove('Access-Control-Allow-Origin')],
  ['response-remove', (ctx) => ctx.response.remove('access-control-allow-credentials')],
  ['raw-remove', (ctx) => ctx.res.removeHeader('Access-Control-Allow-Origin')],
  ['ctx-set', (ctx) => ctx.set('Access-Control-Allow-Origin', '*')],
  ['ctx-set-object', (ctx) => ctx.set({ 'Access-Control-Allow-Origin': '*', 'access-control-max-age': '5' })],
  ['ctx-append', (ctx) => ctx.append('Access-Control-Allow-Origin', 'https://other.example')],
  ['raw-set', (ctx) => ctx.res.setHeader('access-control-allow-origin', ['*', 'null'])],
  ['clears-the-head', (ctx) => ctx.res.getHeaderNames().forEach((name) => ctx.res.removeHeader(name))],
]

describeRows(
  'meddling',
  meddling.flatMap(([id, handler]): Row[] => [
    {
      id: `${id}/in-the-handler`,
      status: 200,
      mount: below((ctx, next) => {
        ctx.body = 'ok'
        return handler(ctx, next)
      }),
    },
    {
      id: `${id}/above-after-next`,
      status: 200,
      mount(app, policy) {
        app.use(async (ctx, next) => {
          await next()
          await handler(ctx, next)
        })
        app.use(policy).use((ctx) => {
          ctx.body = 'ok'
        })
      },
    },
  ]),
)
