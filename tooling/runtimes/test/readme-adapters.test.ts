import { evil, preflight, web } from '@tooling/exchange'
import { expect } from 'vitest'
import { type Ask, describeSnippets } from './snippets.ts'

const shown = '[{"id":1}]'
// h3 indents.
const compact = (body: string): string => body.replaceAll(/\s/g, '')

async function expectSeveral(ask: Ask): Promise<void> {
  expect((await ask({ path: '/public/quotes' }, evil)).slice(0, 2)).toEqual([200, '*'])
  const put = { method: 'PUT', path: '/account/me' }
  expect((await ask(put, web)).slice(0, 2)).toEqual([200, web])
  expect((await ask(put, evil)).slice(0, 2)).toEqual([200, undefined])
  expect(await ask(preflight('PUT', undefined, '/account/me'), web)).toEqual([204, web, ''])
  expect(await ask(preflight('PUT', undefined, '/account/me'), evil)).toEqual([403, undefined, ''])
  expect(await ask(preflight('PUT', undefined, '/public/quotes'), evil)).toEqual([204, '*', ''])
}

describeSnippets('packages/hono', {
  Usage: {
    async check(ask) {
      const branch = 'https://pr-5.example.org'
      expect(await ask({ path: '/notes' }, web)).toEqual([200, web, shown])
      expect(await ask({ path: '/notes' }, evil)).toEqual([200, undefined, shown])
      expect(await ask({ path: '/none' }, branch)).toEqual([404, branch, '404 Not Found'])
      expect(await ask(preflight('PUT', 'x-a', '/notes/5'), web)).toEqual([204, web, ''])
      expect(await ask(preflight('PUT', 'x-a', '/notes/5'), evil)).toEqual([403, undefined, ''])
    },
  },
  Bindings: {
    bindings: { ORIGINS: `https://a.example,${web}` },
    async check(ask) {
      expect(await ask({ path: '/notes' }, 'https://a.example')).toEqual([200, 'https://a.example', shown])
      expect(await ask(preflight('PUT', undefined, '/notes'), web)).toEqual([204, web, ''])
      expect(await ask(preflight('PUT', undefined, '/notes'), evil)).toEqual([403, undefined, ''])
    },
  },
  'Several policies': { check: expectSeveral },
})

describeSnippets(
  'packages/h3',
  {
    Usage: {
      async check(ask) {
        for (const [host, granted, status] of [
          ['a.api.example.com', web, 204],
          ['b.api.example.com', undefined, 403],
        ] as const) {
          const [code, allowed, body] = await ask({ path: '/notes', headers: { host } }, web)
          expect([code, allowed, compact(body)]).toEqual([200, granted, shown])
          const { headers, ...asked } = preflight('PUT', undefined, '/notes')
          expect(await ask({ ...asked, headers: { ...headers, host } }, web)).toEqual([status, granted, ''])
        }
      },
    },
    'Several policies': { check: expectSeveral },
  },
  // For Node.
  ['h3 1, Nitro 2 and Nuxt 4'],
)
