import { Readable } from 'node:stream'
import { setTimeout as later } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import { expect } from 'vitest'
import { type Row, describeRows } from './rows.ts'

const hello = fileURLToPath(new URL('assets/hello.txt', import.meta.url))

function answered(id: string, status: number, handler: RequestHandler, rest: Partial<Row> = {}): Row {
  return { id, status, mount: (app, policy) => app.use(policy).get('/', handler), ...rest }
}

const accepting = (accept: string): Partial<Row> => ({ send: { headers: { accept } } })
const byFormat: RequestHandler = (_request, response) => {
  response.format({ text: () => response.send('plain'), json: () => response.send({}) })
}

describeRows('responses', [
  answered('json', 200, (_request, response) => void response.json({ a: 1 }), { body: '{"a":1}' }),
  answered('jsonp', 200, (_request, response) => void response.jsonp({ a: 1 }), {
    send: { path: '/?callback=f' },
    body: 'f({"a":1})',
  }),
  answered('buffer', 200, (_request, response) => void response.send(Buffer.from('bytes')), {
    body: 'bytes',
  }),
  answered('no-content', 204, (_request, response) => void response.status(204).end()),
  answered('cookies', 200, (_request, response) => void response.cookie('a', '1').cookie('b', '2').end(), {
    headers: { 'set-cookie': 'a=1; Path=/ AND b=2; Path=/' },
  }),
  answered('head', 200, (_request, response) => void response.send('body'), {
    send: { method: 'HEAD' },
    headers: { 'content-length': '4' },
    body: /^$/,
  }),
  answered('not-modified', 304, (_request, response) => void response.set('ETag', '"1"').send('body'), {
    send: { headers: { 'if-none-match': '"1"' } },
    headers: { etag: '"1"' },
    body: /^$/,
  }),
  answered('redirect', 302, (_request, response) => response.redirect('/other'), {
    headers: { location: '/other' },
    vary: ['Accept', 'Origin'],
  }),
  answered('send-file', 200, (_request, response) => response.sendFile(hello), { body: 'hello' }),
  answered('send-file-range', 206, (_request, response) => response.sendFile(hello), {
    send: { headers: { range: 'bytes=0-4' } },
    body: /^hello$/,
  }),
  answered('send-file-range-not-satisfiable', 416, (_request, response) => response.sendFile(hello), {
    send: { headers: { range: 'bytes=99-' } },
  }),
  answered('send-file-missing', 404, (_request, response) => response.sendFile(`${hello}.missing`)),
  answered('download', 200, (_request, response) => response.download(hello), {
    headers: {
      'content-disposition': expect.stringMatching(/^attachment; filename="?hello\.txt"?$/) as string,
    },
    body: 'hello',
  }),
  answered('download-missing', 404, (_request, response) => response.download(`${hello}.missing`)),
  answered('format', 200, byFormat, {
    ...accepting('text/plain'),
    body: 'plain',
    vary: ['Accept', 'Origin'],
  }),
  answered('format-not-acceptable', 406, byFormat, { ...accepting('image/png'), vary: ['Accept', 'Origin'] }),
])

describeRows('vary', [
  answered('added', 200, (_request, response) => void response.vary('Accept-Language').send('ok'), {
    vary: ['Accept-Language', 'Origin'],
  }),
  answered('added-already', 200, (_request, response) => void response.vary('origin').send('ok'), {
    vary: ['origin'],
  }),
  answered('replaced', 200, (_request, response) => void response.set('Vary', 'Accept').send('ok'), {
    vary: ['Accept', 'Origin'],
  }),
  answered('lines', 200, (_request, response) => void response.set('Vary', ['Accept', 'Cookie']).send('ok'), {
    vary: ['Accept', 'Cookie', 'Origin'],
  }),
  answered('everything', 200, (_request, response) => void response.set('Vary', '*').send('ok'), {
    vary: ['*'],
  }),
  answered('removed', 200, (_request, response) => {
    response.removeHeader('Vary')
    response.send('ok')
  }),
  {
    id: 'before-the-policy',
    status: 200,
    mount(app, policy) {
      app.use((_request, response, next) => {
        response.vary('Accept-Encoding')
        next()
      })
      app.use(policy).get('/', (_request, response) => void response.vary('Accept').send('ok'))
    },
    vary: ['Accept-Encoding', 'Accept', 'Origin'],
  },
])

describeRows('streams', [
  answered('pipe', 200, (_request, response) => void Readable.from(['a', 'b']).pipe(response), {
    body: 'ab',
  }),
  answered(
    'write',
    200,
    (_request, response) => {
      response.write('a')
      setImmediate(() => response.end('b'))
    },
    { body: 'ab' },
  ),
  answered(
    'flush-headers',
    200,
    (_request, response) => {
      response.flushHeaders()
      setImmediate(() => response.end('late'))
    },
    { body: 'late' },
  ),
  answered(
    'server-sent-events',
    200,
    async (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write('data: 1\n\n')
      await later(5)
      response.end('data: 2\n\n')
    },
    { headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\ndata: 2\n\n' },
  ),
  answered('fails-on-its-way', 500, (_request, response, next) => {
    const source = new Readable({ read: () => source.destroy(new Error('disk')) })
    source.on('error', next).pipe(response)
  }),
])

describeRows('write-head', [
  answered('object', 202, (_request, response) => void response.writeHead(202, { 'X-A': '1' }).end(), {
    headers: { 'x-a': '1' },
  }),
  answered(
    'message',
    202,
    (_request, response) => void response.writeHead(202, 'Fine', { 'X-A': '1' }).end(),
    {
      headers: { 'x-a': '1' },
    },
  ),
  answered(
    'list',
    202,
    (_request, response) => void response.writeHead(202, ['X-A', '1', 'X-B', '2']).end(),
    {
      headers: { 'x-a': '1', 'x-b': '2' },
    },
  ),
  answered('own-vary', 202, (_request, response) => void response.writeHead(202, { vary: 'Accept' }).end(), {
    vary: ['Accept', 'Origin'],
  }),
  answered('own-grants', 202, (_request, response) => {
    response
      .writeHead(202, { 'access-control-allow-origin': '*', 'Access-Control-Allow-Methods': 'GET' })
      .end()
  }),
])
