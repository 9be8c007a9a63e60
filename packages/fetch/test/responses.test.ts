import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withCors } from '@cors/fetch'
import { FastResponse } from 'srvx'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Answer, evil, granted, options, send, web } from './exchange.ts'
import { expectAnswers } from './expected.ts'
import { hosts } from './hosts.ts'
import { own, rows } from './response-rows.ts'

/** A server that grants everything to everybody. */
async function serveUpstream(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...own, vary: 'Accept', 'x-a': '1' }).end('hello')
  }).listen(0, '127.0.0.1')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What is nobody's but the handler's. Whether node-server names the type of a text depends on who has looked at its fields. */
function ownOf({ headers, status, body }: Answer): object {
  const fields = Object.entries(headers).filter(
    ([name]) => !/^(?:access-control-.*|vary|date|content-type)$/.test(name),
  )
  return { status, body, fields: fields.map(([name, value]) => `${name}: ${value}`).toSorted() }
}

for (const [name, serve] of hosts) {
  describe(`responses, ${name}`, () => {
    for (const row of rows) {
      it(`responses/${row.id}`, async () => {
        const error = vi.spyOn(console, 'error').mockReturnValue()
        onTestFinished(() => error.mockRestore())
        const upstream = await serveUpstream()
        const port = await serve(withCors(options, row.handler(upstream)))
        if (row.id.startsWith('thrown') || row.id === 'upstream') {
          await expectAnswers(port, row)
          return
        }
        const plain = await serve(row.handler(upstream))
        await expectAnswers(port, row, async (answer, origin) => {
          // The length of a body, too: a policy changes nothing else.
          expect(ownOf(answer)).toEqual(ownOf(await send(plain, row.send, origin)))
        })
      })
    }

    for (const [id, made] of [
      ['response', () => new Response(null, { status: 204 })],
      ['fields', () => new Headers({ 'x-a': '1' })],
    ] as const) {
      it(`responses/shared-${id}: what two requests share is not changed for one while the other waits`, async () => {
        const constant = made()
        let waiting = 0
        let open = (): void => {}
        const both = new Promise<void>((resolve) => (open = resolve))
        const port = await serve(
          withCors(options, async () => {
            if (++waiting === 2) open()
            await both
            return constant instanceof Headers ? new Response('ok', { headers: constant }) : constant
          }),
        )
        const answers = await Promise.all([send(port, {}, web), send(port, {}, evil)])
        expect(answers.map(({ cors }) => cors)).toEqual([granted, {}])
      })
    }
  })
}

it('responses/srvx-fast: its own response keeps its length, and its fast way', async () => {
  const [, serve] = hosts.find(([name]) => name === 'srvx') ?? []
  const port = await serve?.(withCors(options, () => new FastResponse('ok', { headers: { 'x-a': '1' } })))
  const answer = await send(port ?? 0, {}, web)
  expect(answer).toMatchObject({ body: 'ok', headers: { 'content-length': '2', 'x-a': '1' } })
  expect(answer.cors).toEqual(granted)
})
