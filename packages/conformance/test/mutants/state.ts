import type { CorsDecision, CorsRequest } from '@cors/core'
import type { Mutant } from './mutant.ts'
import { reference } from '../reference/serve.ts'
import { setTimeout as later } from 'node:timers/promises'

let latestDecision: CorsDecision | undefined
let latestRequest: CorsRequest = { headers: {} }
let remembered = new Map<unknown, CorsDecision>()

/** Something of one request that another one sees. */
export const stateMutants: readonly Mutant[] = [
  {
    name: 'keeps the decision outside the request until the head is flushed',
    made: {
      async decide(cors, request) {
        latestDecision = await reference.decide(cors, request)
        return latestDecision
      },
      apply: (own, decision, request) => reference.apply(own, latestDecision ?? decision, request),
    },
    caughtBy: ['connection/at-once'],
  },
  {
    name: 'keeps the request outside while it waits',
    made: {
      async decide(cors, { method, headers }) {
        latestRequest = { method, headers }
        await later(5)
        return cors.decide(latestRequest)
      },
    },
    caughtBy: ['predicate/async-at-once', 'connection/at-once'],
  },
  {
    name: 'keeps the first decision for a connection',
    made: {
      async decide(cors, request) {
        const known = remembered.get(request.socket)
        if (known !== undefined) return known
        const decision = await reference.decide(cors, request)
        remembered.set(request.socket, decision)
        return decision
      },
    },
    caughtBy: ['connection/in-turn', 'connection/in-turn-errors', 'preflight/then-actual'],
  },
  {
    name: 'keeps the lines of an allowed response for errors',
    made: {
      apply(own, decision, request) {
        const lines = reference.apply(own, decision, request)
        if (decision.kind === 'actual' && decision.allowed) latestDecision = decision
        const error = own.every(([name]) => name.toLowerCase() !== 'content-type')
        return error ? reference.apply(own, latestDecision ?? decision, request) : lines
      },
    },
    caughtBy: ['connection/in-turn-errors'],
  },
]

/** Forgets what an earlier mutant kept. */
export function forget(): void {
  latestDecision = undefined
  latestRequest = { headers: {} }
  remembered = new Map()
}
