import type { Context, Next } from 'koa'
import type { Policy } from '../cases/case.ts'
import { methodsOf, requestedHeaders } from './fields.ts'
import { gateByHand } from './gate-by-hand.ts'
import { judge } from './judge.ts'

/** Middleware of Koa, as Koa calls it. */
export type Middleware = (ctx: Context, next: Next) => Promise<unknown>

const answered = Promise.resolve()

/** What is needed and no more: on Node's own response, which costs half of what Koa's takes, without `async`. */
export function byHand(policy: Policy): Middleware {
  const { origins } = policy
  if (origins.kind === 'predicate') {
    return async function askByHand({ req, res }, next) {
      const { origin } = req.headers
      res.setHeader('vary', 'Origin')
      if (origin !== undefined && (await origins.isAllowed(origin))) {
        res.setHeader('access-control-allow-origin', origin)
      }
      await next()
    }
  }
  const gate = gateByHand(policy)
  return function corsByHand({ req, res }, next) {
    return gate(req, res) ? next() : answered
  }
}

/** A preflight's answer with what `@koa/cors` sends, as Koa's users write it. */
export function asKoaCorsByHand(policy: Policy): Middleware {
  const allows = judge(policy.origins)
  const methods = methodsOf(policy)
  const names = policy.allowedHeaders?.join(',')
  return async function koaCorsFieldsByHand(ctx, next) {
    const origin = ctx.get('Origin')
    ctx.set('Vary', 'Origin')
    if (allows(origin)) {
      ctx.set('Access-Control-Allow-Origin', origin)
      ctx.set('Access-Control-Allow-Methods', methods)
      ctx.set('Access-Control-Allow-Headers', names ?? requestedHeaders(ctx.req))
      ctx.status = 204
    } else {
      await next()
    }
  }
}
