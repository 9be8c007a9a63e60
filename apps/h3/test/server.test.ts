import { type Answer, type Sent, answerWith, evil, preflight, send, web } from '@tooling/exchange'
import { serve } from 'srvx'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../src/server.ts'

interface Row {
  readonly id: string
  readonly send: Sent
  readonly origin: string
  readonly answer: Partial<Answer>
}

const forWeb = { 'access-control-allow-origin': web }
const forWebSignedIn = { ...forWeb, 'access-control-allow-credentials': 'true' }

const rows: readonly Row[] = [
  {
    id: 'read',
    send: { path: '/quotes' },
    origin: evil,
    answer: { status: 200, cors: { 'access-control-allow-origin': '*' } },
  },
  {
    id: 'correct',
    send: { method: 'PUT', path: '/quotes/1' },
    origin: web,
    answer: { status: 200, cors: forWebSignedIn, body: '{"corrected":"1"}' },
  },
  {
    id: 'correct/refused',
    send: { method: 'PUT', path: '/quotes/1' },
    origin: evil,
    answer: { cors: {}, vary: ['Origin'] },
  },
  {
    id: 'correct/preflight',
    send: preflight('PUT', undefined, '/quotes/1'),
    origin: web,
    answer: {
      status: 204,
      cors: { ...forWebSignedIn, 'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE' },
    },
  },
  {
    id: 'correct/preflight-refused',
    send: preflight('PUT', undefined, '/quotes/1'),
    origin: evil,
    answer: { status: 403, cors: {} },
  },
  { id: 'broken', send: { path: '/broken' }, origin: web, answer: { status: 500, cors: forWeb } },
  { id: 'nowhere', send: { path: '/none' }, origin: web, answer: { status: 404, cors: {} } },
]

describe('the sample', () => {
  for (const { id, send: sent, origin, answer } of rows) {
    it(`sample/${id}`, async () => {
      const { fetch } = createApp([web])
      const server = serve({ port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false, fetch })
      onTestFinished(() => server.close(true))
      await server.ready()
      const port = Number(new URL(server.url ?? '').port)
      expect(await send(port, sent, origin)).toEqual(answerWith(answer))
    })
  }
})
