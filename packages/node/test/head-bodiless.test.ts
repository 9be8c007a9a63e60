import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type CorsOptions, cors } from '../src/index.ts'
import { type Sent, evil, granted, options, preflight, send, serve, web } from './exchange.ts'
import { onHeaders } from './host/on-headers.ts'

interface AloneRow {
  readonly id: string
  readonly policy?: CorsOptions
  readonly sent: Sent
  readonly status: number
}

const rows: readonly AloneRow[] = [
  { id: 'preflight', sent: preflight(web), status: 204 },
  { id: 'preflight-200', policy: { ...options, preflightStatus: 200 }, sent: preflight(web), status: 200 },
  { id: 'preflight-refused', sent: preflight(evil), status: 403 },
  { id: 'rejected', policy: { ...options, rejectDisallowed: true }, sent: { origin: evil }, status: 403 },
]

// What middleware before the policy has set for a body that will not come.
const early: readonly (readonly [id: string, fields: readonly (readonly [string, string])[]])[] = [
  ['type', [['Content-Type', 'application/json']]],
  ['length', [['Content-Length', '42']]],
  ['chunked', [['Transfer-Encoding', 'chunked']]],
  [
    'odd-case',
    [
      ['CONTENT-TYPE', 'text/html'],
      ['content-LENGTH', '42'],
    ],
  ],
]

describe('an answer of the policy alone', () => {
  for (const { id, policy = options, sent, status } of rows) {
    for (const [name, fields] of early) {
      for (const patched of [false, true]) {
        it(`bodiless/${id}/${name}${patched ? '/patched' : ''}: says nothing of a body`, async () => {
          const middleware = cors(policy)
          const port = await serve((request, response) => {
            if (patched) onHeaders(response, () => {})
            for (const [field, value] of fields) response.setHeader(field, value)
            response.setHeader('X-Early', '1')
            middleware(request, response, () => response.end('handled'))
          })
          // Twice: a length that is wrong would spoil the connection for the next.
          for (let time = 0; time < 2; time++) {
            const answer = await send(port, sent)
            expect(answer).toMatchObject({ status, body: '' })
            expect(answer.own).toContain('X-Early: 1')
            expect(answer.own.filter((line) => /^(?:content|transfer)-/i.test(line))).toEqual(
              status === 204 ? [] : ['Content-Length: 0'],
            )
          }
        })
      }
    }
  }
})

describe('a response that inherits from the held one', () => {
  const wrappers: readonly (readonly [id: string, write: (wrapper: ServerResponse) => void])[] = [
    ['status', (wrapper) => void wrapper.writeHead(200)],
    ['fields', (wrapper) => void wrapper.writeHead(200, { 'X-Own': '1' })],
    ['own-field', (wrapper) => void wrapper.writeHead(200, { 'Access-Control-Allow-Origin': '*' })],
  ]
  for (const [id, write] of wrappers) {
    it(`wrapper/${id}: carries the headers`, async () => {
      const middleware = cors(options)
      const port = await serve((request, response) => {
        middleware(request, response, () => {
          const wrapper = Object.create(response) as ServerResponse
          write(wrapper)
          // Without a policy too, only the response itself can end.
          response.end('body')
        })
      })
      const answer = await send(port, { origin: web })
      expect(answer).toMatchObject({ status: 200, cors: granted(), vary: ['Origin'], body: 'body' })
      if (id === 'fields') expect(answer.own).toContain('X-Own: 1')
      expect(await send(port, { origin: evil })).toMatchObject({ cors: [], vary: ['Origin'] })
    })
  }
})
