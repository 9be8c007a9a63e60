import type { CorsDecision } from '@cors/core'
import { setTimeout as later } from 'node:timers/promises'
import { type Asked, parts } from '../reference/parts.ts'
import type { Mutant } from './mutant.ts'

let latestDecision: CorsDecision | undefined
let latestRequest: Asked = { headers: {} }

/** Something of one request that another one sees. */
export const stateMutants: readonly Mutant[] = [
  {
    name: 'keeps the decision outside the request until the head is flushed',
    made: {
      async decide(cors, request) {
        latestDecision = await parts.decide(cors, request)
        return latestDecision
      },
      apply: (own, decision, request) => parts.apply(own, latestDecision ?? decision, request),
    },
    caughtBy: ['connection/at-once'],
  },
  {
    name: 'keeps the request outside while it waits',
    made: {
      async decide(cors, { method, headers }) {
        latestRequest = { method, headers }
        await later(5)
        return parts.decide(cors, latestRequest)
      },
    },
    caughtBy: ['predicate/async-at-once', 'connection/at-once'],
  },
  {
    name: 'keeps the lines of an allowed response for errors',
    made: {
      apply(own, decision, request) {
        const lines = parts.apply(own, decision, request)
        if (decision.kind === 'actual' && decision.allowed) latestDecision = decision
        const error = own.every(([name]) => name.toLowerCase() !== 'content-type')
        return error ? parts.apply(own, latestDecision ?? decision, request) : lines
      },
    },
    caughtBy: ['connection/in-turn-errors'],
  },
]

/** Forgets what an earlier mutant kept. */
export function forget(): void {
  latestDecision = undefined
  latestRequest = { headers: {} }
}
