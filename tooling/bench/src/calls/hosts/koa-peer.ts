import type peer from '@koa/cors'
import type { Context } from 'koa'
import type { Policy } from '../cases/case.ts'
import { expressionOf } from './cors-peer.ts'
import { methodsOf } from './fields.ts'

/** A policy as the users of `@koa/cors` write it, which takes one origin or a function. */
export function toKoaCors(policy: Policy): peer.Options {
  const { allowedHeaders } = policy
  return {
    origin: originOf(policy.origins),
    allowMethods: methodsOf(policy),
    ...(allowedHeaders && { allowHeaders: [...allowedHeaders] }),
  }
}

function originOf(origins: Policy['origins']): NonNullable<peer.Options['origin']> {
  if (origins.kind === 'any') return '*'
  if (origins.kind === 'one') return origins.origin
  if (origins.kind === 'exact')
    return (ctx) => (origins.origins.includes(ctx.get('Origin')) ? ctx.get('Origin') : '')
  if (origins.kind === 'predicate')
    return async (ctx) => ((await origins.isAllowed(ctx.get('Origin'))) ? ctx.get('Origin') : '')
  if (origins.kind === 'wildcards') return byExpressions(origins.domains.map(expressionOf))
  return byExpressions(origins.expressions)
}

function byExpressions(expressions: readonly RegExp[]): (ctx: Context) => string {
  return (ctx) => {
    const origin = ctx.get('Origin')
    return expressions.some((each) => each.test(origin)) ? origin : ''
  }
}
