import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type CorsDecision, cors, explain } from '@cors/express'
import type { CorsDecisionMessage } from '@cors/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Sent, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

const asked: readonly (readonly [id: string, sent: Sent, origin: string | undefined, says: string])[] = [
  ['no-origin', {}, undefined, 'allowed (no origin)'],
  ['allowed', {}, web, 'allowed (origin allowed)'],
  ['refused', {}, evil, `if ${evil} is yours`],
  ['method', preflight('BREW'), web, 'add BREW to methods'],
  ['header', preflight('PUT', 'x-a, x-b'), web, 'add x-b to allowedHeaders'],
]

for (const [name, express] of majors) {
  describe(`diagnostics, ${name}`, () => {
    for (const [id, sent, origin, says] of asked) {
      it(`diagnostics/${id}`, async () => {
        const published: CorsDecisionMessage[] = []
        const listener = (message: unknown): void => void published.push(message as CorsDecisionMessage)
        subscribe('cors:decision', listener)
        onTestFinished(() => void unsubscribe('cors:decision', listener))
        const observed: CorsDecision[] = []
        const policy = cors({
          origin: [web],
          allowedHeaders: ['X-A'],
          onDecision: (decision) => void observed.push(decision),
        })
        await send(await serve(express().use('/api', policy, ok)), { ...sent, path: '/api/x' }, origin)
        const [message] = published
        expect(published).toHaveLength(1)
        expect(observed).toEqual([message?.decision])
        expect(message?.request).toMatchObject({ originalUrl: '/api/x', baseUrl: '/api' })
        expect(message && explain(message.decision, message.request)).toContain(says)
        expect(message?.policy.origin).toEqual({
          kind: 'listed',
          exact: [web],
          wildcards: [],
          expressions: [],
        })
      })
    }
  })
}
