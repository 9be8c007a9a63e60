import { createCors } from '@cors/core'
import { parts } from '../reference/parts.ts'
import type { Mutant } from './mutant.ts'

const anybody = createCors({ origin: '*' })
const nobody = createCors({ origin: false })

/** Mistakes of place and of time. */
export const mountingMutants: readonly Mutant[] = [
  {
    name: 'is mounted after the body parser',
    made: { parserFirst: true },
    caughtBy: ['error/bad-json', 'error/large-json', 'preflight/body'],
  },
  {
    name: 'does not wait for a promise',
    made: {
      decide(cors, request) {
        const decision = parts.decide(cors, request)
        return decision instanceof Promise
          ? nobody.decide({ ...request, method: request.method ?? '' })
          : decision
      },
    },
    caughtBy: [
      'predicate/async-yes',
      'predicate/async-preflight',
      'predicate/async-body',
      'predicate/async-at-once',
    ],
  },
  {
    name: "loses the handler's headers",
    made: {
      apply: (own, decision, request) =>
        parts.apply(own, decision, request).slice(-decision.headers.length - 1),
    },
    caughtBy: ['response/write-head', 'response/set-headers', 'response/redirect'],
  },
  {
    name: 'runs the application twice',
    made: {
      async proceed(next) {
        await next()
        return next()
      },
    },
    caughtBy: ['classify/get-with-request-method', 'actual/refused-runs'],
  },
  {
    name: 'does not run the application for a refused origin',
    made: {
      decide: async (cors, request) => {
        const decision = await parts.decide(cors, request)
        return decision.allowed ? decision : { ...decision, action: 'respond', status: 403 }
      },
    },
    caughtBy: ['actual/refused-runs', 'classify/options-refused-origin', 'policy/false'],
  },
  {
    name: 'ignores the policies of routes',
    made: { routePolicy: () => undefined },
    caughtBy: ['route/replaces', 'route/false', 'route/preflight', 'route/preflight-false'],
  },
  {
    name: 'looks for the route of OPTIONS, not of the method that is asked for',
    made: { routePolicy: (app, { method, url }) => app.find(method, url)?.cors },
    caughtBy: ['route/preflight', 'route/preflight-mixed', 'route/preflight-false'],
  },
  {
    name: 'looks for any route of the path',
    made: {
      routePolicy: (app, { url }) =>
        ['GET', 'PUT'].map((method) => app.find(method, url)?.cors).findLast(Boolean),
    },
    caughtBy: ['route/elsewhere'],
  },
  {
    name: 'falls open when no policy can be chosen',
    made: {
      async choose(policy, request) {
        if (typeof policy !== 'function') return parts.choose(policy, request)
        try {
          const chosen = await policy(request)
          return chosen === false || 'decide' in chosen ? parts.choose(chosen, request) : createCors(chosen)
        } catch {
          return anybody
        }
      },
    },
    caughtBy: ['policy/throwing-choice', 'policy/rejecting-choice-preflight', 'policy/invalid-choice'],
  },
]
