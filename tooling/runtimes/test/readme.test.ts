import { evil, preflight, web } from '@tooling/exchange'
import { expect } from 'vitest'
import { describeSnippets } from './snippets.ts'

describeSnippets('packages/fetch', {
  Usage: {
    async check(ask) {
      expect(await ask({ path: '/notes' }, web)).toEqual([200, web, '[{"id":1}]'])
      expect(await ask({ path: '/notes' }, evil)).toEqual([200, undefined, '[{"id":1}]'])
      const branch = 'https://pr-5.example.org'
      expect(await ask({}, branch)).toEqual([404, branch, 'not found'])
      expect(await ask(preflight('PUT'), web)).toEqual([204, web, ''])
      expect(await ask(preflight('PUT'), evil)).toEqual([403, undefined, ''])
    },
  },
  'Workers: the environment': {
    bindings: { ORIGINS: `https://a.example,${web}` },
    async check(ask) {
      expect(await ask({ path: '/a' }, web)).toEqual([200, web, '{"path":"/a"}'])
      expect(await ask(preflight('PUT'), 'https://a.example')).toEqual([204, 'https://a.example', ''])
      expect(await ask(preflight('PUT'), evil)).toEqual([403, undefined, ''])
    },
  },
  Hono: {
    async check(ask) {
      expect(await ask({ path: '/notes' }, web)).toEqual([200, web, '[{"id":1}]'])
      expect(await ask({ path: '/notes' }, evil)).toEqual([200, undefined, '[{"id":1}]'])
      expect(await ask(preflight('PUT', 'x-a', '/notes'), web)).toEqual([204, web, ''])
      expect(await ask(preflight('PUT', 'x-a', '/notes'), evil)).toEqual([403, undefined, ''])
      expect(await ask({ path: '/none' }, web)).toEqual([404, web, '404 Not Found'])
    },
  },
  'Several policies': {
    async check(ask) {
      const shop = 'https://shop.b.example'
      const host = 'b.api.example.com'
      expect(await ask({ headers: { host } }, shop)).toEqual([200, shop, `the API of ${host}`])
      for (const other of ['a.api.example.com', 'c.api.example.com']) {
        expect((await ask({ headers: { host: other } }, shop))[1]).toBe(undefined)
      }
    },
  },
  'Public suffixes': {
    async check(ask) {
      const branch = 'https://pr-5.example.org'
      expect(await ask({}, branch)).toEqual([200, branch, 'hello'])
      expect(await ask({}, evil)).toEqual([200, undefined, 'hello'])
    },
  },
  'WebSocket and CSRF': {
    async check(ask) {
      for (const [origin, status] of [
        [web, 202],
        [undefined, 202],
        [evil, 403],
      ] as const) {
        expect((await ask({ method: 'POST', body: '{}' }, origin))[0]).toBe(status)
      }
    },
  },
})
