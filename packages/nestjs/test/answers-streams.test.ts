import { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { Controller, Get, Header, type MessageEvent, Res, Sse, StreamableFile } from '@nestjs/common'
import { type Observable, concat, of, throwError } from 'rxjs'
import { type Application, describeAnswers } from './answer-rows.ts'
import { type Reply, takeOver } from './raw-response.ts'

const broken = new Error('broken')

const application: Application = (policed) => {
  @policed
  @Controller()
  class StreamsController {
    @Get('file')
    @Header('Vary', 'Accept')
    file(): StreamableFile {
      return new StreamableFile(Buffer.from('file'), { type: 'text/x-file', disposition: 'attachment' })
    }
    @Get('file-of-a-stream')
    fileOfStream(): StreamableFile {
      return new StreamableFile(Readable.from([Buffer.from('a'), Buffer.from('b')]))
    }
    @Get('fails-at-once')
    failsAtOnce(): StreamableFile {
      return new StreamableFile(new Readable({ read: () => undefined, construct: (done) => done(broken) }))
    }
    @Get('piped')
    piped(@Res() response: Reply): void {
      const stream = Readable.from(['a', 'b'])
      if (response instanceof ServerResponse) stream.pipe(response)
      else void response.send(stream)
    }
    @Sse('events')
    events(): Observable<MessageEvent> {
      return of({ data: '1' }, { data: '2' })
    }
    @Sse('events-that-fail')
    eventsThatFail(): Observable<MessageEvent> {
      return concat(
        of({ data: '1' }),
        throwError(() => broken),
      )
    }
    @Get('raw')
    raw(@Res() response: Reply): void {
      takeOver(response).end('raw')
    }
    @Get('raw-without-a-word')
    rawWithoutWord(@Res() response: Reply): void {
      const raw = response instanceof ServerResponse ? response : response.raw
      raw.end('raw')
    }
    @Get('raw-head')
    rawHead(@Res() response: Reply): void {
      takeOver(response).writeHead(202, { Vary: 'Accept', 'X-A': '1' }).end('raw')
    }
    @Get('raw-grants')
    rawGrants(@Res() response: Reply): void {
      takeOver(response).writeHead(200, 'Fine', ['Access-Control-Allow-Origin', '*']).end('raw')
    }
    @Get('raw-events')
    rawEvents(@Res() response: Reply): void {
      const raw = takeOver(response)
      raw.writeHead(200, { 'content-type': 'text/event-stream' })
      raw.write('data: 1\n\n')
      setImmediate(() => raw.end('data: 2\n\n'))
    }
    @Get('cleared')
    cleared(@Res() response: Reply): void {
      const raw = takeOver(response)
      for (const name of raw.getHeaderNames()) raw.removeHeader(name)
      raw.end('cleared')
    }
    @Get('flushed')
    flushed(@Res() response: Reply): void {
      const raw = takeOver(response)
      raw.flushHeaders()
      setImmediate(() => raw.end('flushed'))
    }
  }
  return { controllers: [StreamsController] }
}

const events = { 'content-type': 'text/event-stream' }

describeAnswers('answers-streams', application, [
  { id: 'file', send: { path: '/file' }, status: 200, body: 'file', vary: ['Accept'] },
  { id: 'file-head', send: { method: 'HEAD', path: '/file' }, status: 200, body: /^$/, vary: ['Accept'] },
  { id: 'file-of-a-stream', send: { path: '/file-of-a-stream' }, status: 200, body: 'ab' },
  { id: 'file-fails-at-once', send: { path: '/fails-at-once' }, status: { express: 400, fastify: 500 } },
  { id: 'piped', send: { path: '/piped' }, status: 200, body: 'ab' },
  { id: 'sse', send: { path: '/events' }, status: 200, headers: events, body: /data: 1\n\n.*data: 2\n\n/s },
  {
    id: 'sse-that-fails',
    send: { path: '/events-that-fail' },
    status: 200,
    headers: events,
    body: /event: error/,
  },
  { id: 'raw', send: { path: '/raw' }, status: 200, body: 'raw' },
  { id: 'raw-without-a-word', send: { path: '/raw-without-a-word' }, status: 200, body: 'raw' },
  {
    id: 'raw-head',
    send: { path: '/raw-head' },
    status: 202,
    headers: { 'x-a': '1' },
    body: 'raw',
    vary: ['Accept'],
  },
  { id: 'raw-grants', send: { path: '/raw-grants' }, status: 200, body: 'raw' },
  { id: 'raw-events', send: { path: '/raw-events' }, status: 200, headers: events, body: /1\n\n.*2\n\n$/s },
  { id: 'cleared', send: { path: '/cleared' }, status: 200, body: 'cleared' },
  { id: 'flushed', send: { path: '/flushed' }, status: 200, body: 'flushed' },
])
