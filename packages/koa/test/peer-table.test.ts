import { cors } from '@cors/koa'
import { expect } from 'vitest'
import { type Defect, above, describeDefects, expectListed } from './defect-rows.ts'
import { evil, preflight, send } from './exchange.ts'

// The column of `@koa/cors` in the table of options (1a) and in that of `Vary` (1b).

const a = 'https://a.example'
const b = 'https://b.example'

const defects: readonly Defect[] = [
  {
    id: '1a/string-is-sent-to-its-origin-alone',
    mount: above(cors({ origin: a })),
    check: (port) => expectListed(port, [a]),
  },
  {
    id: '1a/array-is-one-line',
    mount: above(cors({ origin: [a, b] })),
    check: (port) => expectListed(port, [a, b]),
  },
  {
    id: '1a/expression-is-not-sent-as-its-source',
    mount: above(cors({ origin: /^https:\/\/a\.example$/ })),
    check: (port) => expectListed(port, [a]),
  },
  {
    id: '1a/mixed-list',
    mount: above(cors({ origin: [a, /^https:\/\/b\.example$/] })),
    check: (port) => expectListed(port, [a, b]),
  },
  {
    id: '1a/false-is-nobody',
    mount: above(cors({ origin: false })),
    check: (port) => expectListed(port, []),
  },
  {
    id: '1a/function-that-returns-an-origin-allows-nobody',
    mount: above(cors({ origin: (() => a) as never })),
    check: (port) => expectListed(port, []),
  },
  {
    id: '1a/function-that-answers-later',
    mount: above(cors({ origin: async (origin) => Promise.resolve(origin === a) })),
    check: (port) => expectListed(port, [a]),
  },
  {
    id: '1a/without-an-origin-it-is-no-preflight',
    mount: above(cors({ origin: a })),
    async check(port) {
      const { body, cors: fields, vary } = await send(port, preflight('PUT'))
      expect({ body, fields, vary }).toEqual({ body: 'ok', fields: {}, vary: ['Origin'] })
    },
  },
  {
    id: '1a/private-network-access-is-not-granted',
    mount: above(cors({ origin: a })),
    async check(port) {
      const { headers, ...asked } = preflight('PUT')
      const asking = { ...headers, 'access-control-request-private-network': 'true' }
      const { status, cors: fields } = await send(port, { ...asked, headers: asking }, a)
      expect(status).toBe(204)
      expect(fields).not.toHaveProperty('access-control-allow-private-network')
    },
  },
  {
    id: '1b/star-does-not-vary',
    mount: above(cors({ origin: '*' })),
    async check(port) {
      expect((await send(port, {}, a)).vary).toEqual([])
    },
  },
  {
    id: '1b/denied-and-thrown-still-varies',
    mount: above(cors({ origin: [a] }), (ctx) => ctx.throw(403)),
    async check(port) {
      for (const origin of [evil, undefined]) {
        const { status, cors: fields, vary } = await send(port, {}, origin)
        expect({ status, fields, vary }).toEqual({ status: 403, fields: {}, vary: ['Origin'] })
      }
    },
  },
]

describeDefects('table', defects)
