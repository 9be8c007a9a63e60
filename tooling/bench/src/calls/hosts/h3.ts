import { type CorsOptions, H3, handleCors } from 'h3'
import type { Policy } from '../cases/case.ts'
import type { Host } from './contender.ts'
import { expressionOf } from './cors-peer.ts'
import type { Handler } from './fetch-by-hand.ts'
import { stageOf } from './fetch-stage.ts'
import { methodsOf } from './fields.ts'

/** Applications of h3, from their `fetch`. */
export const h3Host: Host = {
  stage(each) {
    const app = new H3()
    const options = toH3Cors(each.policy)
    app.use((event) => {
      const handled = handleCors(event, options)
      return handled === false ? undefined : handled
    })
    return stageOf(each, () => application(new H3()), application(app))
  },
}

function application(app: H3): Handler {
  app.all('/', () => new Response())
  return (request) => app.fetch(request)
}

/** A policy as the users of `handleCors` write it, which cannot wait for a predicate. */
function toH3Cors(policy: Policy): CorsOptions {
  const { allowedHeaders } = policy
  return {
    origin: originOf(policy.origins),
    methods: methodsOf(policy).split(','),
    allowHeaders: allowedHeaders ? [...allowedHeaders] : '*',
  }
}

function originOf(origins: Policy['origins']): NonNullable<CorsOptions['origin']> {
  if (origins.kind === 'any') return '*'
  if (origins.kind === 'one') return [origins.origin]
  if (origins.kind === 'exact') return [...origins.origins]
  if (origins.kind === 'wildcards') return origins.domains.map(expressionOf)
  if (origins.kind === 'expressions') return [...origins.expressions]
  throw new TypeError('handleCors waits for nobody')
}
