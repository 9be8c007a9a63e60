import type { CorsDecision } from '@cors/core'
import { type NodeParts, linesOf, reference, setLines } from '../reference/cors.ts'
import type { Mutant } from './mutant.ts'

const remembered = new WeakMap<object, CorsDecision>()

/** Mistakes with a response of Node, and with its connection. */
export const nodeMutants: readonly Mutant<NodeParts>[] = [
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
    name: 'writes into the headers that writeHead was given',
    made: {
      hold(response, change) {
        reference.hold(response, change)
        const held = response.writeHead.bind(response)
        response.writeHead = (status: number, ...rest: readonly unknown[]) => {
          const given = rest.at(-1)
          const written = held(status, ...(rest as []))
          if (typeof given === 'object' && !Array.isArray(given))
            Object.assign(given ?? {}, response.getHeaders())
          return written
        }
      },
    },
    caughtBy: ['connection/shared'],
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
  {
    name: 'keeps the first decision for a connection',
    made: {
      async decide(cors, request) {
        const { socket } = request as { readonly socket?: object }
        const known = remembered.get(socket ?? request)
        if (known !== undefined) return known
        const decision = await reference.decide(cors, request)
        remembered.set(socket ?? request, decision)
        return decision
      },
    },
    caughtBy: ['connection/in-turn', 'connection/in-turn-errors', 'preflight/then-actual'],
  },
]

/** A guard that lets some heads pass. */
function holdWhere(sees: (status: number, rest: readonly unknown[]) => boolean): NodeParts['hold'] {
  return (response, change) => {
    const writeHead = response.writeHead.bind(response)
    reference.hold(response, change)
    const held = response.writeHead.bind(response)
    response.writeHead = (status: number, ...rest: readonly unknown[]) =>
      (sees(status, rest) ? held : writeHead)(status, ...(rest as []))
  }
}
