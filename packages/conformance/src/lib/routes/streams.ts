import { Readable } from 'node:stream'
import { setImmediate as soon } from 'node:timers/promises'
import { type RouteSpec, get } from './route-spec.ts'

/** Responses whose head leaves before their body is known. */
export const streamRoutes: readonly RouteSpec[] = [
  get(
    '/flush-headers',
    '200, text/plain, body flushed; the head is sent before the body is known',
    async (_request, response) => {
      response.setHeader('Content-Type', 'text/plain')
      response.flushHeaders()
      await soon()
      response.end('flushed')
    },
  ),
  get('/stream', '200, body one two three, as a stream of three parts', (_request, response) => {
    Readable.from(['one ', 'two ', 'three']).pipe(response)
  }),
  get('/chunks', '200, body one two, written in two parts', async (_request, response) => {
    response.write('one ')
    await soon()
    response.end('two')
  }),
  get(
    '/events',
    '200, text/event-stream, Cache-Control: no-cache; the events one and two, written one after the other',
    async (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
      response.write('data: one\n\n')
      await soon()
      response.end('data: two\n\n')
    },
  ),
]
