import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CorsDecisionMessage, type CorsSource, createCors, withCors } from '../src/index.ts'
import { type Sent, evil, options, preflight, send, serve, web } from './exchange.ts'
import { runChild } from './host/child.ts'

interface ReportRow {
  readonly id: string
  readonly source?: CorsSource<IncomingMessage>
  readonly sent: Sent
  readonly decision: Partial<CorsDecisionMessage['decision']>
}

const allowOrigin = ['Access-Control-Allow-Origin', web] as const
const allowCredentials = ['Access-Control-Allow-Credentials', 'true'] as const
const methods = ['Access-Control-Allow-Methods', 'GET, HEAD, PUT, PATCH, POST, DELETE'] as const

const rows: readonly ReportRow[] = [
  {
    id: 'none',
    sent: {},
    decision: {
      kind: 'none',
      allowed: true,
      reason: 'no-origin',
      headers: [],
      vary: ['Origin'],
      action: 'continue',
    },
  },
  {
    id: 'actual',
    sent: { origin: web },
    decision: {
      kind: 'actual',
      allowed: true,
      reason: 'origin-allowed',
      headers: [allowOrigin, allowCredentials],
      vary: ['Origin'],
      action: 'continue',
    },
  },
  {
    id: 'actual-refused',
    sent: { origin: evil },
    decision: {
      kind: 'actual',
      allowed: false,
      reason: 'origin-not-allowed',
      headers: [],
      action: 'continue',
    },
  },
  {
    id: 'rejected',
    source: { ...options, rejectDisallowed: true },
    sent: { origin: evil },
    decision: {
      kind: 'actual',
      allowed: false,
      reason: 'origin-not-allowed',
      action: 'respond',
      status: 403,
    },
  },
  {
    id: 'preflight',
    sent: preflight(web),
    decision: {
      kind: 'preflight',
      allowed: true,
      reason: 'origin-allowed',
      headers: [allowOrigin, allowCredentials, methods],
      vary: ['Origin', 'Access-Control-Request-Headers'],
      action: 'respond',
      status: 204,
    },
  },
  {
    id: 'preflight-refused',
    sent: preflight(evil),
    decision: {
      kind: 'preflight',
      allowed: false,
      reason: 'origin-not-allowed',
      headers: [],
      action: 'respond',
      status: 403,
    },
  },
  {
    id: 'preflight-method',
    sent: preflight(web, 'patch'),
    decision: {
      kind: 'preflight',
      allowed: false,
      reason: 'method-not-allowed',
      action: 'respond',
      status: 204,
    },
  },
  {
    id: 'async',
    source: { origin: async () => false },
    sent: { origin: evil },
    decision: { kind: 'actual', allowed: false, reason: 'origin-not-allowed' },
  },
  {
    id: 'predicate-failed',
    source: { origin: () => Promise.reject(new Error('db down')) },
    sent: { origin: web },
    decision: { kind: 'actual', allowed: false, reason: 'origin-check-failed' },
  },
  {
    id: 'off',
    source: false,
    sent: { origin: web },
    decision: { kind: 'actual', allowed: false, reason: 'cors-off', headers: [], vary: ['Origin'] },
  },
]

/** Listens until the test is over. */
function listen(): readonly CorsDecisionMessage[] {
  const messages: CorsDecisionMessage[] = []
  const subscriber = (message: unknown): void => void messages.push(message as CorsDecisionMessage)
  subscribe('cors:decision', subscriber)
  onTestFinished(() => void unsubscribe('cors:decision', subscriber))
  return messages
}

describe('the channel cors:decision', () => {
  for (const { id, source = options, sent, decision } of rows) {
    it(`report/${id}: gets the decision, the policy and the request`, async () => {
      const messages = listen()
      const compiled = typeof source === 'object' ? createCors<IncomingMessage>(source as never) : undefined
      const port = await serve(withCors(compiled ?? source, (_request, response) => void response.end()))
      await send(port, { ...sent, path: '/reported?x=1' })
      expect(messages).toHaveLength(1)
      const [message] = messages
      expect(Object.keys(message ?? {}).toSorted()).toEqual(['decision', 'policy', 'request'])
      expect(message?.decision).toMatchObject(decision)
      expect(Object.isFrozen(message?.decision)).toBe(true)
      expect(message?.policy).toEqual(compiled?.policy ?? createCors({ origin: false }).policy)
      expect(message?.request).toBeInstanceOf(IncomingMessage)
      expect(message).toMatchObject({ request: { url: '/reported?x=1' } })
    })
  }

  for (const [id, choose] of [
    [
      'throws',
      (): never => {
        throw new Error('no such tenant')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such tenant'))],
  ] as const) {
    it(`report/choice-${id}: a policy that could not be chosen says so`, async () => {
      const messages = listen()
      const port = await serve(withCors(choose, (_request, response) => void response.end()))
      await send(port, { origin: web })
      await send(port, preflight(web))
      await send(port)
      expect(messages.map(({ decision: { kind, allowed, reason } }) => [kind, allowed, reason])).toEqual([
        ['actual', false, 'policy-failed'],
        ['preflight', false, 'policy-failed'],
        ['none', true, 'no-origin'],
      ])
      for (const { policy } of messages) expect(policy.origin).toEqual({ kind: 'none' })
    })
  }

  it('report/replaced: the policy is the one that decided', async () => {
    const messages = listen()
    const compiled = createCors(options)
    const port = await serve(withCors(compiled, (_request, response) => void response.end()))
    await send(port, { origin: web })
    compiled.replace({ origin: [evil] })
    await send(port, { origin: web })
    expect(messages.map(({ decision: { allowed } }) => allowed)).toEqual([true, false])
    expect(messages.map(({ policy: { credentials } }) => credentials)).toEqual([true, false])
  })

  it('report/replaced-meanwhile: the policy is the one that the predicate thought for', async () => {
    const messages = listen()
    let answer = (_allowed: boolean): void => {}
    const compiled = createCors<IncomingMessage>({
      credentials: true,
      origin: () => new Promise<boolean>((resolve) => (answer = resolve)),
    })
    const before = compiled.policy
    const middleware = withCors(compiled, (_request, response) => void response.end())
    const port = await serve((request, response) => {
      middleware(request, response)
      compiled.replace({ origin: [evil] })
      answer(true)
    })
    await send(port, { origin: web })
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ decision: { allowed: true, reason: 'origin-allowed' } })
    expect(messages[0]?.policy).toBe(before)
    await send(port, { origin: web })
    expect(messages[1]).toMatchObject({
      decision: { allowed: false },
      policy: { credentials: false, origin: { kind: 'listed', exact: [evil] } },
    })
  })

  it('report/nobody-listens: nothing is published', async () => {
    const messages: unknown[] = []
    const subscriber = (message: unknown): void => void messages.push(message)
    subscribe('cors:decision', subscriber)
    unsubscribe('cors:decision', subscriber)
    const port = await serve(withCors(options, (_request, response) => void response.end()))
    await send(port, { origin: web })
    await send(port, preflight(evil))
    expect(messages).toEqual([])
  })

  it('report/subscriber-throws: changes no answer', async () => {
    const { code, stdout } = await runChild('throwing-subscriber')
    expect(stdout.split('\n')).toEqual([
      'GET 200 https://app.example.com handled',
      'GET 200 nothing handled',
      'OPTIONS 204 https://app.example.com ',
      'OPTIONS 403 nothing ',
      // Node's way: what a subscriber throws is an uncaught exception, on a tick of its own.
      'failures 4',
      '',
    ])
    expect(code).toBe(0)
  })
})
