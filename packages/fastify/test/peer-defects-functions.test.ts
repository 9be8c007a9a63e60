import { setTimeout as later } from 'node:timers/promises'
import type { CorsOptions } from '@cors/fastify'
import type { FastifyRequest } from 'fastify'
import { expect } from 'vitest'
import { a, below, describeDefects, grantedToA } from './defect.ts'
import { answerWith, evil, preflight, send } from './exchange.ts'

const callback = ((_origin: string, done: (error: null, allowed: boolean) => void) =>
  done(null, true)) as never

describeDefects('functions', [
  {
    id: 'A2/sync-boolean',
    mount: below({ origin: (origin) => origin === a }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ body: 'ok', cors: grantedToA }))
      expect(await send(port, {}, evil)).toEqual(answerWith({ body: 'ok', cors: {} }))
    },
  },
  {
    id: 'A2/callback-style-is-refused-and-never-hangs',
    mount: below({ origin: callback }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: {} }))
      expect(await send(port, preflight('PUT'), a)).toEqual(answerWith({ status: 403, cors: {} }))
    },
  },
  {
    id: 'A2/sync-delegator',
    mount: below({ policy: () => ({ origin: a }) }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: grantedToA }))
    },
  },
  {
    id: 'A2/async-delegator-that-declares-two-parameters',
    mount: below({ policy: (async (_request: FastifyRequest, _done: unknown) => ({ origin: a })) as never }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: grantedToA }))
    },
  },
  {
    id: 'A2/callback-delegator-is-refused-and-never-hangs',
    mount: below({
      policy: ((_request: FastifyRequest, done: (error: null, chosen: CorsOptions) => void) =>
        done(null, { origin: '*' })) as never,
    }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(answerWith({ status: 200, body: 'ok', cors: {} }))
    },
  },
  {
    // A rejection that nobody handles would end the run: vitest fails on it, as Node does.
    id: 'A2/rejecting-origin',
    mount: below({ origin: () => Promise.reject(new Error('db down')) }),
    async check(port) {
      expect(await send(port, {}, a)).toEqual(
        answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }),
      )
      await later(1)
    },
  },
])
