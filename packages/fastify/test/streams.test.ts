import { Readable } from 'node:stream'
import type { RouteHandlerMethod } from 'fastify'
import { expect } from 'vitest'
import { type Row, describeRows } from './rows.ts'

function answered(id: string, status: number, handler: RouteHandlerMethod, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app) => app.get('/', handler), ...rest }
}

const failing = (): Readable => {
  const source = new Readable({ read: () => source.destroy(new Error('disk')) })
  return source
}

describeRows('streams', [
  answered('returned', 200, async () => Readable.from(['a', 'b']), { body: 'ab' }),
  answered('sent', 200, (_request, reply) => void reply.send(Readable.from(['a', 'b'])), { body: 'ab' }),
  answered(
    'sent-as-a-type',
    200,
    (_request, reply) => void reply.type('text/csv').send(Readable.from(['a'])),
    {
      headers: { 'content-type': expect.stringMatching(/^text\/csv/) as string },
    },
  ),
  answered('head', 200, async () => Readable.from(['a', 'b']), { send: { method: 'HEAD' }, body: /^$/ }),
  answered('fails-before-the-first-byte', 500, async () => failing()),
  answered('sent-fails-before-the-first-byte', 500, (_request, reply) => void reply.send(failing())),
  answered('fails-before-the-first-byte-in-a-scope', 500, async () => failing(), {
    mount: (app) =>
      app.register(
        async (scope) => {
          scope.setErrorHandler((_error, _request, reply) =>
            reply.code(500).header('vary', 'Accept').send('sorry'),
          )
          scope.get('/', async () => failing())
        },
        { prefix: '/api' },
      ),
    send: { path: '/api' },
    vary: ['Accept', 'Origin'],
  }),
  answered(
    'own-vary',
    200,
    (_request, reply) => void reply.header('vary', 'Accept').send(Readable.from(['a'])),
    {
      vary: ['Accept', 'Origin'],
    },
  ),
])
