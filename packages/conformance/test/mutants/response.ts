import { valuesOf } from '../reference/cors.ts'
import { reference } from '../reference/serve.ts'
import { type Mutant, deciding, holdWhere } from './mutant.ts'

const allowOrigin = 'Access-Control-Allow-Origin'

/** Mistakes about the lines of a response. */
export const responseMutants: readonly Mutant[] = [
  {
    name: 'sends its headers on success only',
    made: { hold: holdWhere((status) => status < 400) },
    caughtBy: [
      'error/throw',
      'error/not-found',
      'error/bad-json',
      'error/large-json',
      'response/unprocessable',
      'response/unavailable',
    ],
  },
  {
    name: 'sends its headers on 200 only',
    made: { hold: holdWhere((status) => status === 200) },
    caughtBy: [
      'response/redirect',
      'response/not-modified',
      'response/no-content',
      'response/redirect-refused',
    ],
  },
  {
    name: 'sends Access-Control-Allow-Origin twice',
    made: {
      apply(own, decision, request) {
        const lines = reference.apply(own, decision, request)
        return [...lines, ...lines.filter(([name]) => name === allowOrigin)]
      },
    },
    caughtBy: [
      'origin/exact',
      'actual/any',
      'preflight/allowed',
      'error/throw',
      'policy/compiled',
      'predicate/yes',
      'route/twice',
    ],
  },
  {
    name: "adds its grant to the handler's own",
    made: {
      apply: (own, decision, request) => [
        ...reference.apply(own, decision, request),
        ...valuesOf(own, 'access-control-allow-origin').map((value) => [allowOrigin, value] as const),
      ],
    },
    caughtBy: [
      'grants/own-origin',
      'grants/own-origin-append',
      'grants/own-grants',
      'grants/own-set-headers',
      'grants/own-write-head',
      'grants/own-write-head-array',
      'grants/own-origin-any',
      'grants/own-origin-refused',
      'grants/own-grants-no-origin',
    ],
  },
  {
    name: 'replaces what it sends and leaves the rest to the handler',
    made: {
      apply(own, decision, request) {
        const lines = reference.apply(own, decision, request)
        const sent = new Set(lines.map(([name]) => name.toLowerCase()))
        return [...lines, ...own.filter(([name]) => !sent.has(name.toLowerCase()))]
      },
    },
    caughtBy: [
      'grants/own-grants',
      'grants/own-grants-refused',
      'grants/own-origin-refused',
      'grants/own-grants-no-origin',
    ],
  },
  deciding(
    'forgets HEAD',
    (decision, { method }) =>
      method === 'HEAD' ? { ...decision, headers: [], vary: [], action: 'continue' } : decision,
    [
      'actual/head',
      'actual/head-refused',
      'actual/reject-head',
      'response/stream-head',
      'response/write-head-object-head',
    ],
  ),
  deciding(
    'knows GET and POST only',
    (decision, { method }) =>
      ['PUT', 'PATCH', 'DELETE'].includes(String(method)) ? { ...decision, headers: [], vary: [] } : decision,
    ['actual/put', 'actual/patch', 'actual/delete', 'preflight/then-actual', 'route/below-false'],
  ),
  {
    name: 'sends Content-Length with a 204',
    made: {
      respond(response, decision, next) {
        response.setHeader('Content-Length', '0')
        return reference.respond(response, decision, next)
      },
    },
    caughtBy: ['preflight/allowed', 'preflight-method/refused', 'preflight-headers/echoed'],
  },
  {
    name: 'answers preflights 200 with a body',
    made: {
      respond(response, decision) {
        response.statusCode = decision.action === 'respond' && decision.status === 403 ? 403 : 200
        response.end('OK')
      },
    },
    caughtBy: ['preflight/allowed', 'preflight/status-200', 'preflight-headers/echoed'],
  },
]
