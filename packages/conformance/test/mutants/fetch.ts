import { type FetchParts, fetchReference } from '../reference/fetch/cors.ts'
import type { Mutant } from './mutant.ts'

/** Mistakes with a Response. */
export const fetchMutants: readonly Mutant<FetchParts>[] = [
  {
    name: 'lets pass what is thrown',
    made: { settle: (_app, next) => next() },
    caughtBy: [
      'error/throw',
      'error/reject',
      'error/not-found',
      'error/bad-json',
      'error/large-json',
      'error/throw-refused',
    ],
  },
  {
    name: 'writes into the response that it is given',
    made: {
      change(response, change) {
        for (const [name, value] of change([...response.headers])) response.headers.set(name, value)
        return response
      },
    },
    caughtBy: ['response/redirect', 'response/cookies', 'connection/shared', 'grants/own-grants-refused'],
  },
  {
    name: 'leaves a response as it is where that cannot be written into',
    made: {
      async change(response, change) {
        try {
          response.headers.append('x-written', 'yes')
        } catch {
          return response
        }
        return fetchReference.change(response, change)
      },
    },
    caughtBy: ['response/redirect', 'response/redirect-refused'],
  },
  {
    name: "makes the response anew of the body's text",
    made: {
      change: async (response, change) =>
        fetchReference.change(new Response(await response.text(), response), change),
    },
    caughtBy: ['response/no-content', 'response/not-modified', 'preflight/allowed'],
  },
  {
    name: "loses the handler's body",
    made: { change: (response, change) => fetchReference.change(new Response(null, response), change) },
    caughtBy: ['response/flush-headers', 'response/stream', 'response/chunks', 'response/events'],
  },
  {
    name: "loses the handler's status",
    made: {
      change: ({ body, headers }, change) => fetchReference.change(new Response(body, { headers }), change),
    },
    caughtBy: ['response/redirect', 'response/unprocessable', 'error/throw', 'error/not-found'],
  },
  {
    name: "loses the handler's reason phrase",
    made: {
      change: ({ body, status, headers }, change) =>
        fetchReference.change(new Response(body, { status, headers }), change),
    },
    caughtBy: ['response/write-head-message', 'response/write-head-message-array'],
  },
  {
    name: 'sends its headers with text and JSON only',
    made: {
      change: (response, change) =>
        /^text|json/.test(response.headers.get('content-type') ?? '')
          ? fetchReference.change(response, change)
          : response,
    },
    caughtBy: ['response/stream', 'response/chunks', 'response/bare-end', 'response/remove-headers'],
  },
  {
    name: 'sends its headers on success only',
    made: { change: changeWhere((status) => status < 400) },
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
    made: { change: changeWhere((status) => status === 200) },
    caughtBy: [
      'response/redirect',
      'response/not-modified',
      'response/no-content',
      'response/redirect-refused',
    ],
  },
  {
    name: 'passes preflights on to the application',
    made: { respond: (_decision, next) => next() },
    caughtBy: ['classify/preflight', 'classify/preflight-own-options-route', 'actual/reject'],
  },
  {
    name: 'answers and runs the application all the same',
    made: {
      async respond(decision, next) {
        await next()
        return fetchReference.respond(decision, next)
      },
    },
    caughtBy: ['classify/preflight-own-options-route', 'actual/reject'],
  },
  {
    name: 'sends Content-Length with a 204',
    made: {
      respond: (decision) =>
        new Response(null, {
          status: decision.action === 'respond' ? decision.status : 200,
          headers: { 'Content-Length': '0' },
        }),
    },
    caughtBy: ['preflight/allowed', 'preflight-method/refused', 'preflight-headers/echoed'],
  },
  {
    name: 'answers preflights 200 with a body',
    made: {
      respond: (decision) =>
        new Response('OK', { status: decision.action === 'respond' && decision.status === 403 ? 403 : 200 }),
    },
    caughtBy: ['preflight/allowed', 'preflight/status-200', 'preflight-headers/echoed'],
  },
]

function changeWhere(sees: (status: number) => boolean): FetchParts['change'] {
  return (response, change) => (sees(response.status) ? fetchReference.change(response, change) : response)
}
