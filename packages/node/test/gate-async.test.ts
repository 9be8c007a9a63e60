import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type Socket, connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CorsOptions, cors, withCors } from '../src/index.ts'
import { evil, options, preflight, send, serve, web } from './exchange.ts'

/** A predicate that answers when it is told to. */
interface Pending {
  readonly policy: CorsOptions
  /** Resolves when so many have been asked in all. */
  readonly asked: (count: number) => Promise<void>
  readonly answer: (origin: string, allowed: boolean | Error) => void
}

function pendingPredicate(): Pending {
  const waiting = new Map<string, (allowed: boolean | Error) => void>()
  let total = 0
  let notify = (): void => {}
  return {
    policy: {
      origin: (origin) =>
        new Promise<boolean>((resolve, reject) => {
          waiting.set(origin, (allowed) => (allowed instanceof Error ? reject(allowed) : resolve(allowed)))
          total++
          notify()
        }),
    },
    asked(count) {
      return new Promise((resolve) => {
        notify = () => {
          if (total >= count) resolve()
        }
        notify()
      })
    },
    answer: (origin, allowed) => waiting.get(origin)?.(allowed),
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const only = (origin: string): readonly string[] => [`access-control-allow-origin: ${origin}`]
const origins = ['https://a.example', 'https://b.example', 'https://c.example', 'https://d.example']

/** Opens a connection and leaves a request on it unanswered. */
async function ask(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  socket.write(text)
  return socket
}

describe('an asynchronous predicate', () => {
  it('async/out-of-order: answers that come in another order are never mixed', async () => {
    const { policy, asked, answer } = pendingPredicate()
    const port = await serve(withCors(policy, ({ headers }, response) => void response.end(headers.origin)))
    const answers = origins.map((origin) => send(port, { origin }))
    const finished: string[] = []
    for (const [index, each] of answers.entries()) void each.then(() => finished.push(origins[index] ?? ''))
    await asked(origins.length)
    const reversed = origins.toReversed()
    for (const [index, origin] of reversed.entries()) {
      answer(origin, index % 2 === 0)
      await answers[origins.indexOf(origin)]
    }
    expect(finished).toEqual(reversed)
    for (const [index, each] of answers.entries()) {
      const origin = origins[index] ?? ''
      const allowed = reversed.indexOf(origin) % 2 === 0
      expect(await each).toMatchObject({ body: origin, cors: allowed ? only(origin) : [], vary: ['Origin'] })
    }
  })

  it('async/rejects: refuses, tells onError, and the application runs', async () => {
    const errors: unknown[] = []
    const port = await serve(
      withCors(
        { origin: () => Promise.reject(new Error('db down')), onError: (error) => void errors.push(error) },
        (_request, response) => void response.end('handled'),
      ),
    )
    expect(await send(port, { origin: web })).toMatchObject({
      status: 200,
      body: 'handled',
      cors: [],
      vary: ['Origin'],
    })
    expect(await send(port, preflight(web))).toMatchObject({ status: 403, cors: [], vary: ['Origin'] })
    expect(errors.map(String)).toEqual(['Error: db down', 'Error: db down'])
  })

  it('async/not-a-boolean: a promise for something else is no', async () => {
    const port = await serve(
      withCors(
        { origin: (async (origin: string) => origin) as never },
        (_request, response) => void response.end(),
      ),
    )
    expect(await send(port, { origin: web })).toMatchObject({ status: 200, cors: [], vary: ['Origin'] })
  })

  it('async/own-fields: what is set while it thinks is judged when it has thought', async () => {
    const { policy, asked, answer } = pendingPredicate()
    const middleware = cors(policy)
    const port = await serve((request, response) => {
      middleware(request, response, () => void response.end())
      response.setHeader('Vary', 'Accept')
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
    })
    const answering = send(port, { origin: web })
    await asked(1)
    answer(web, true)
    expect(await answering).toMatchObject({ cors: only(web), vary: ['Accept, Origin'] })
  })

  for (const [id, request] of [
    ['actual', `GET / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\n\r\n`],
    [
      'preflight',
      `OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\nAccess-Control-Request-Method: PUT\r\n\r\n`,
    ],
    ['post', `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${web}\r\nContent-Length: 100\r\n\r\nhalf of it`],
  ] as const) {
    for (const allowed of [true, false, new Error('db down')]) {
      it(`async/abort-${id}-${String(allowed)}: a client that leaves while it thinks harms nobody`, async () => {
        const { policy, asked, answer } = pendingPredicate()
        let resolve = (): void => {}
        const closed = new Promise<void>((done) => (resolve = done))
        const handler = withCors({ ...policy, rejectDisallowed: true }, (_request, response) => {
          response.setHeader('Vary', 'Accept')
          response.writeHead(200, { 'X-Own': '1' }).end('late')
        })
        const port = await serve((incoming, response) => {
          response.once('close', () => resolve())
          handler(incoming, response)
        })
        const socket = await ask(port, request)
        await asked(1)
        socket.destroy()
        await closed
        answer(web, allowed)
        await turn()
        const next = send(port, { origin: evil })
        await asked(2)
        answer(evil, false)
        expect(await next).toMatchObject({ status: 403, cors: [], vary: ['Origin'] })
      })
    }
  }
})

describe('a response that somebody else has sent', () => {
  const timedOut = (response: ServerResponse): void =>
    void response.writeHead(503, { 'X-Timeout': '1' }).end('timed out')
  const cases = [
    { id: 'preflight', sent: preflight(web), rejectDisallowed: false },
    { id: 'preflight-refused', sent: preflight(evil), rejectDisallowed: false },
    { id: 'rejected', sent: { origin: evil }, rejectDisallowed: true },
    { id: 'actual', sent: { origin: web }, rejectDisallowed: false },
    { id: 'actual-refused', sent: { origin: evil }, rejectDisallowed: false },
  ] as const
  for (const { id, sent, rejectDisallowed } of cases) {
    it(`sent/${id}: stays as it was sent, and nothing throws`, async () => {
      const { policy, asked, answer } = pendingPredicate()
      const failures: unknown[] = []
      const middleware = cors({ ...policy, rejectDisallowed })
      async function timeOut(response: ServerResponse): Promise<void> {
        await asked(1)
        timedOut(response)
        answer(sent.origin ?? '', sent.origin === web)
        await turn()
        resolve()
      }
      let resolve = (): void => {}
      const judged = new Promise<void>((done) => (resolve = done))
      const port = await serve((request, response) => {
        middleware(request, response, () => {
          // An application that minds time-outs looks first.
          if (response.headersSent) return
          failures.push('the head was not sent')
        })
        void timeOut(response)
      })
      const received = await send(port, sent)
      await judged
      expect(received).toMatchObject({ status: 503, cors: [], body: 'timed out' })
      expect(received.own).toContain('X-Timeout: 1')
      expect(failures).toEqual([])
    })
  }

  it('sent/sync: a policy that comes late touches nothing', async () => {
    const middleware = cors(options)
    const port = await serve((request, response) => {
      response.writeHead(200)
      let nexts = 0
      middleware(request, response, () => void nexts++)
      response.end(`next ${nexts}`)
    })
    expect(await send(port, { origin: web })).toMatchObject({
      status: 200,
      cors: [],
      vary: [],
      body: 'next 1',
    })
  })
})
