import { Hono } from 'hono'
import { cors as peer } from 'hono/cors'
import type { Policy } from '../cases/case.ts'
import type { Host } from './contender.ts'
import { expressionOf } from './cors-peer.ts'
import type { Handler } from './fetch-by-hand.ts'
import { stageOf } from './fetch-stage.ts'
import { methodsOf } from './fields.ts'

type HonoOptions = NonNullable<Parameters<typeof peer>[0]>

/** Applications of Hono, from their `fetch`. */
export const honoHost: Host = {
  stage(each) {
    const app = new Hono()
    app.use(peer(toHonoCors(each.policy)))
    return stageOf(each, () => application(new Hono()), application(app))
  },
}

function application(app: Hono): Handler {
  app.all('/', () => new Response())
  return (request) => app.fetch(request)
}

/** A policy as the users of `hono/cors` write it, which knows no patterns. */
function toHonoCors(policy: Policy): HonoOptions {
  const { allowedHeaders } = policy
  return {
    origin: originOf(policy.origins),
    allowMethods: methodsOf(policy).split(','),
    ...(allowedHeaders && { allowHeaders: [...allowedHeaders] }),
  }
}

function originOf(origins: Policy['origins']): NonNullable<HonoOptions['origin']> {
  if (origins.kind === 'any') return '*'
  if (origins.kind === 'one') return origins.origin
  if (origins.kind === 'exact') return [...origins.origins]
  if (origins.kind === 'predicate')
    return async (origin) => ((await origins.isAllowed(origin)) ? origin : undefined)
  const expressions = origins.kind === 'wildcards' ? origins.domains.map(expressionOf) : origins.expressions
  return (origin) => (expressions.some((each) => each.test(origin)) ? origin : undefined)
}
