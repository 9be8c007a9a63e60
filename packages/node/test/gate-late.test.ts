import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type CorsOptions, cors, createGate } from '../src/index.ts'
import { evil, options, preflight, send, serve, web } from './exchange.ts'
import { runChild } from './host/child.ts'

/** A promise that is kept when it is told to. */
interface Later<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

function later<Value>(): Later<Value> {
  let resolve = (_value: Value): void => {}
  let reject = (_error: Error): void => {}
  const promise = new Promise<Value>((kept, broken) => {
    resolve = kept
    reject = broken
  })
  return { promise, resolve, reject }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const only = [`access-control-allow-origin: ${web}`]

// Who is waited for, and what it says in the end.
const waits: readonly (readonly [
  id: string,
  start: () => readonly [Parameters<typeof cors>[0], () => void],
])[] = [
  ['predicate-true', () => waitForPredicate((pending) => pending.resolve(true))],
  ['predicate-false', () => waitForPredicate((pending) => pending.resolve(false))],
  ['predicate-rejects', () => waitForPredicate((pending) => pending.reject(new Error('db down')))],
  ['choice', () => waitForChoice((pending) => pending.resolve(options))],
  ['choice-rejects', () => waitForChoice((pending) => pending.reject(new Error('no such tenant')))],
  ['choice-of-faulty', () => waitForChoice((pending) => pending.resolve({ origin: undefined } as never))],
]

function waitForPredicate(
  say: (pending: Later<boolean>) => void,
): readonly [Parameters<typeof cors>[0], () => void] {
  const pending = later<boolean>()
  return [{ origin: () => pending.promise, onError() {} }, () => say(pending)]
}

function waitForChoice(
  say: (pending: Later<CorsOptions>) => void,
): readonly [Parameters<typeof cors>[0], () => void] {
  const pending = later<CorsOptions>()
  return [() => pending.promise, () => say(pending)]
}

describe('somebody answers while a policy thinks', () => {
  for (const [id, start] of waits) {
    for (const [kind, sent] of [
      ['actual', { origin: web }],
      ['preflight', preflight(web)],
    ] as const) {
      it(`late/${id}/${kind}: the application does not run`, async () => {
        const [source, say] = start()
        const middleware = cors(source)
        const calls: unknown[] = []
        const said = later<void>()
        const port = await serve((request, response) => {
          middleware(request, response, (error) => void calls.push(error ?? 'next'))
          response.writeHead(503).end('timed out')
          say()
          void turn().then(said.resolve)
        })
        expect(await send(port, sent)).toMatchObject({ status: 503, cors: [], body: 'timed out' })
        await said.promise
        expect(calls).toEqual([])
      })
    }

    it(`late/${id}/gate: says that the request has been answered`, async () => {
      const [source, say] = start()
      const gate = createGate(source)
      const verdict = later<boolean | Promise<boolean>>()
      const port = await serve((request, response) => {
        const passed = gate(request, response, request)
        response.end('timed out')
        say()
        verdict.resolve(passed)
      })
      await send(port, { origin: web })
      expect(await verdict.promise).toBe(false)
    })

    it(`late/${id}/flushed-before: an application whose head was out already runs`, async () => {
      const [source, say] = start()
      const middleware = cors(source)
      const port = await serve((request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
        middleware(request, response, () => void response.end('data: 1\n\n'))
        say()
      })
      expect(await send(port, { origin: web })).toMatchObject({
        status: 200,
        cors: [],
        body: 'data: 1\n\n',
      })
    })
  }

  it('late/sync: a policy that knows at once lets the application run', async () => {
    const middleware = cors(options)
    let nexts = 0
    const port = await serve((request, response) => {
      middleware(request, response, () => void nexts++)
      response.end(`next ${nexts}`)
    })
    expect((await send(port, { origin: web })).body).toBe('next 1')
  })

  it('late/nobody: an application waits for its policy and runs once', async () => {
    const pending = later<boolean>()
    const middleware = cors({ origin: () => pending.promise })
    let nexts = 0
    const port = await serve((request, response) => {
      middleware(request, response, () => {
        nexts++
        response.end('handled')
      })
      pending.resolve(true)
    })
    expect(await send(port, { origin: web })).toMatchObject({ cors: only, body: 'handled' })
    expect(nexts).toBe(1)
  })
})

describe('a response that throws while a late decision is carried out', () => {
  const refuse = (response: ServerResponse, method: 'setHeader' | 'writeHead'): void => {
    response[method] = () => {
      throw new Error(`${method} refused`)
    }
  }
  const cases = [
    { id: 'preflight', policy: {}, sent: preflight(web), method: 'writeHead' },
    { id: 'preflight-refused', policy: {}, sent: preflight(evil), method: 'writeHead' },
    { id: 'rejected', policy: { rejectDisallowed: true }, sent: { origin: evil }, method: 'writeHead' },
    { id: 'actual', policy: {}, sent: { origin: web }, method: 'setHeader' },
  ] as const
  for (const { id, policy, sent, method } of cases) {
    for (const way of ['predicate', 'choice'] as const) {
      it(`throws/${id}/${way}: next gets the error, once`, async () => {
        const middleware =
          way === 'predicate'
            ? cors({ ...policy, origin: (origin) => Promise.resolve(origin === web) })
            : cors(() => Promise.resolve({ ...policy, origin: web }))
        const calls: unknown[] = []
        const port = await serve((request, response) => {
          refuse(response, method)
          middleware(request, response, (error) => {
            calls.push(error)
            response.destroy()
          })
        })
        await expect(send(port, sent)).rejects.toThrow(/hang up|closed|reset|ended/i)
        expect(calls.map(String)).toEqual([`Error: ${method} refused`])
      })
    }
  }

  for (const [method, which] of [
    ['OPTIONS', 'writeHead'],
    ['GET', 'setHeader'],
  ] as const) {
    it(`throws/with-cors/${method}: is an uncaught exception, and the application does not run`, async () => {
      const { code, stdout } = await runChild('failing-response', [method, which])
      expect(stdout).toBe(`uncaughtException: ${which} refused\n`)
      expect(code).toBe(0)
    })
  }
})
