import { answerWith, evil, granted, send, web } from '@tooling/exchange'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RuntimeName, isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { readParts } from '../src/parts.ts'
import { runtimes } from '../src/runtimes.ts'
import { startUpstream } from './upstream.ts'
import { serveForAll } from './serve-for-all.ts'

let upstream: Awaited<ReturnType<typeof startUpstream>> | undefined
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream?.stop())

const passedOn = { status: 203, vary: ['Accept-Encoding', 'Origin'], body: 'upstream' }

const rows = [
  // Not so of a body that goes through a stream of ours.
  {
    id: 'length',
    path: '/text',
    answer: { status: 200, vary: ['Origin'], body: 'hello' },
    headers: { 'content-length': '5' },
  },
  // Its headers cannot be changed, and have a grant of their own.
  { id: 'upstream', path: '/upstream', answer: passedOn, headers: { 'set-cookie': 'a=1 AND b=2' } },
  {
    id: 'thrown',
    path: '/thrown',
    answer: { status: 500, vary: ['Origin'], body: 'Internal Server Error' },
    headers: {},
  },
]

type Reasons = { readonly [Name in RuntimeName]?: string }

// Why nobody can read through a proxy what was compressed, with a policy around the proxy or without.
const bare: Reasons = { bun: 'Bun says of what it has decoded that it is compressed' }

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(name, () => {
    const portOf = serveForAll(() => serve(readProgram('responses')))

    for (const { id, path, answer, headers } of rows) {
      it.each([evil, web, undefined])(`response/${id} for %s`, async (origin) => {
        const asked = { path, headers: { 'x-upstream': `${upstream?.url}/` } }
        const cors = origin === web ? granted : {}
        const got = await send(portOf(), asked, origin)
        expect(got).toEqual(answerWith({ ...answer, cors }))
        expect(got.headers).toEqual(expect.objectContaining(headers))
      })
    }

    it('response/network-error: the runtime answers, and goes on', async () => {
      expect(await send(portOf(), { path: '/network-error' }, web)).toEqual(
        answerWith({ status: 500, cors: {} }),
      )
      expect((await send(portOf(), { path: '/text' }, web)).cors).toEqual(granted)
    })

    for (const [id, reasons, headers] of [
      ['compressed', bare, {}],
      ['compressed-bare', bare, { 'x-bare': '1' }],
    ] as const) {
      const reason = reasons[name]
      const known = reason === undefined ? '' : ` (gap: ${reason})`
      it(`response/${id}: what another server has compressed can be read${known}`, async () => {
        // A client that decodes, as browsers do.
        const response = await fetch(`http://127.0.0.1:${portOf()}/upstream`, {
          headers: { 'x-upstream': `${upstream?.url}/compressed`, origin: web, ...headers },
        })
        const text = await response.text().catch(() => 'nothing that can be decoded')
        expect([response.status, text]).toEqual([
          203,
          reason === undefined ? 'upstream' : 'nothing that can be decoded',
        ])
      })
    }

    it('response/stream: a part arrives before the next is made', async () => {
      const parts: string[] = []
      await readParts(portOf(), '/stream', async (soFar) => {
        parts.push(soFar)
        if (soFar === 'one ') await send(portOf(), { path: '/release' })
        return soFar === 'one two'
      })
      expect(parts).toEqual(['one ', 'one two'])
    })

    // workerd tells no stream that nobody reads it any more, with a policy or without.
    if (name === 'workerd') return

    it('response/cancelled: the handler hears that the reader has gone', async () => {
      await readParts(portOf(), '/stream', () => true)
      await expect.poll(async () => (await send(portOf(), { path: '/cancelled' })).body).toBe('1')
    })
  })
}
