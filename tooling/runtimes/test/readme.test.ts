import { type Sent, evil, preflight, send, web } from '@tooling/exchange'
import { describe, expect, it } from 'vitest'
import { readServed } from '../src/readme.ts'
import { isInstalled } from '../src/binaries.ts'
import { runtimes } from '../src/runtimes.ts'
import { serveOnWorkerd } from '../src/workerd.ts'
import { serveForAll } from './serve-for-all.ts'

/** Asks as a page: status, whom the answer allows, and the body. */
type Ask = (sent: Sent, origin?: string) => Promise<readonly unknown[]>

// Other runtimes hand over other things in the place of the environment.
const workers = 'Workers: the environment'
const bindings = { ORIGINS: `https://a.example,${web}` }

/** What each snippet must answer, by the heading it stands under. */
const expected: { readonly [heading: string]: (ask: Ask) => Promise<void> } = {
  async Usage(ask) {
    expect(await ask({ path: '/notes' }, web)).toEqual([200, web, '[{"id":1}]'])
    expect(await ask({ path: '/notes' }, evil)).toEqual([200, undefined, '[{"id":1}]'])
    const branch = 'https://pr-5.example.org'
    expect(await ask({}, branch)).toEqual([404, branch, 'not found'])
    expect(await ask(preflight('PUT'), web)).toEqual([204, web, ''])
    expect(await ask(preflight('PUT'), evil)).toEqual([403, undefined, ''])
  },
  async [workers](ask) {
    expect(await ask({ path: '/a' }, web)).toEqual([200, web, '{"path":"/a"}'])
    expect(await ask(preflight('PUT'), 'https://a.example')).toEqual([204, 'https://a.example', ''])
    expect(await ask(preflight('PUT'), evil)).toEqual([403, undefined, ''])
  },
  async Hono(ask) {
    // The first snippet has the policy around all, the second on a part.
    const around = (await ask({ path: '/notes' }, web))[0] === 200
    const path = around ? '/notes' : '/api/notes'
    expect(await ask({ path }, web)).toEqual([200, web, '[{"id":1}]'])
    expect(await ask({ path }, evil)).toEqual([200, undefined, '[{"id":1}]'])
    expect(await ask(preflight('PUT', 'x-a', path), web)).toEqual([204, web, ''])
    expect(await ask(preflight('PUT', 'x-a', path), evil)).toEqual([403, undefined, ''])
    expect(await ask({ path: `${path}/none` }, web)).toEqual([404, web, '404 Not Found'])
    expect((await ask({ path: '/none' }, web))[1]).toBe(around ? web : undefined)
  },
  async 'Several policies'(ask) {
    const shop = 'https://shop.b.example'
    const host = 'b.api.example.com'
    expect(await ask({ headers: { host } }, shop)).toEqual([200, shop, `the API of ${host}`])
    for (const other of ['a.api.example.com', 'c.api.example.com']) {
      expect((await ask({ headers: { host: other } }, shop))[1]).toBe(undefined)
    }
  },
  async 'Public suffixes'(ask) {
    const branch = 'https://pr-5.example.org'
    expect(await ask({}, branch)).toEqual([200, branch, 'hello'])
    expect(await ask({}, evil)).toEqual([200, undefined, 'hello'])
  },
  async 'WebSocket and CSRF'(ask) {
    for (const [origin, status] of [
      [web, 202],
      [undefined, 202],
      [evil, 403],
    ] as const) {
      expect((await ask({ method: 'POST', body: '{}' }, origin))[0]).toBe(status)
    }
  },
}

const served = readServed('packages/fetch/README.md')

it('readme/every-snippet-is-asked', () => {
  expect([...new Set(served.map(({ heading }) => heading))]).toEqual(Object.keys(expected))
})

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(name, () => {
    for (const [index, { heading, source }] of served.entries()) {
      const id = `readme/${name}/${index}/${heading}`
      if (heading !== workers) itAnswers(id, heading, async () => serve(source))
      else if (name === 'workerd') itAnswers(id, heading, async () => serveOnWorkerd(source, { bindings }))
    }
  })
}

function itAnswers(id: string, heading: string, serve: Parameters<typeof serveForAll>[0]): void {
  describe(heading, () => {
    const portOf = serveForAll(serve)

    it(id, async () => {
      expect.hasAssertions()
      await expected[heading]?.(async (sent, origin) => {
        const { status, cors, body } = await send(portOf(), sent, origin)
        return [status, cors['access-control-allow-origin'], body]
      })
    })
  })
}
