import { createCors } from '@cors/core'
import { reference } from '../reference/serve.ts'
import { linesOf, setLines } from '../reference/cors.ts'
import { type Mutant, holdWhere } from './mutant.ts'

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
    name: 'sets its headers at once, and not when the head is flushed',
    made: { hold: (response, change) => setLines(response, change(linesOf(response, undefined))) },
    caughtBy: [
      'error/throw',
      'error/not-found',
      'vary/merged-set',
      'response/remove-headers',
      'grants/own-origin',
    ],
  },
  {
    name: 'does not see writeHead with an array',
    made: { hold: holdWhere((_status, rest) => !rest.some(Array.isArray)) },
    caughtBy: [
      'response/write-head-array',
      'response/write-head-message-array',
      'vary/merged-write-head-array',
      'grants/own-write-head-array-refused',
    ],
  },
  {
    name: 'does not see writeHead with an object',
    made: { hold: holdWhere((_status, rest) => typeof rest.at(-1) !== 'object') },
    caughtBy: [
      'response/write-head-object',
      'response/events',
      'response/write-head-after-set',
      'grants/own-write-head',
    ],
  },
  {
    name: 'sees only heads that are written with headers',
    made: { hold: holdWhere((_status, rest) => rest.length > 0) },
    caughtBy: ['response/flush-headers', 'response/stream', 'response/chunks', 'response/bare-end'],
  },
  {
    name: 'does not wait for a promise',
    made: {
      decide(cors, request) {
        const decision = reference.decide(cors, request)
        return decision instanceof Promise ? nobody.decide(request) : decision
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
    name: "loses the handler's reason phrase",
    made: {
      hold(response, change) {
        reference.hold(response, change)
        const held = response.writeHead.bind(response)
        response.writeHead = (status: number, ...rest: readonly unknown[]) =>
          held(status, rest.at(-1) as undefined)
      },
    },
    caughtBy: ['response/write-head-message', 'response/write-head-message-array'],
  },
  {
    name: "loses the handler's headers",
    made: {
      apply: (own, decision, request) =>
        reference.apply(own, decision, request).slice(-decision.headers.length - 1),
    },
    caughtBy: ['response/write-head', 'response/set-headers', 'response/redirect'],
  },
  {
    name: 'runs the application twice',
    made: {
      async proceed(next) {
        await next()
        await next()
      },
    },
    caughtBy: ['classify/get-with-request-method', 'actual/refused-runs'],
  },
  {
    name: 'does not run the application for a refused origin',
    made: {
      decide: async (cors, request) => {
        const decision = await reference.decide(cors, request)
        return decision.allowed ? decision : { ...decision, action: 'respond', status: 403 }
      },
    },
    caughtBy: ['actual/refused-runs', 'classify/options-refused-origin', 'policy/false'],
  },
  {
    name: 'passes preflights on to the application',
    made: { respond: (_response, _decision, next) => next() },
    caughtBy: ['classify/preflight', 'classify/preflight-own-options-route', 'actual/reject'],
  },
  {
    name: 'answers and runs the application all the same',
    made: {
      async respond(response, decision, next) {
        await reference.respond(response, decision, next)
        await next()
      },
    },
    caughtBy: ['classify/preflight-own-options-route', 'actual/reject'],
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
        if (typeof policy !== 'function') return reference.choose(policy, request)
        try {
          const chosen = await policy(request)
          return chosen === false || 'decide' in chosen
            ? reference.choose(chosen, request)
            : createCors(chosen)
        } catch {
          return anybody
        }
      },
    },
    caughtBy: ['policy/throwing-choice', 'policy/rejecting-choice-preflight', 'policy/invalid-choice'],
  },
]
