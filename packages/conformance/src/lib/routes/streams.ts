import { Readable } from 'node:stream'
import { setImmediate as soon } from 'node:timers/promises'
import { type RouteSpec, get } from './route-spec.ts'

/** Responses whose head leaves before their body is known. */
export const streamRoutes: readonly RouteSpec[] = [
  get('/flush-headers', async (_request, response) => {
    response.setHeader('Content-Type', 'text/plain')
    response.flushHeaders()
    await soon()
    response.end('flushed')
  }),
  get('/stream', (_request, response) => {
    Readable.from(['one ', 'two ', 'three']).pipe(response)
  }),
  get('/chunks', async (_request, response) => {
    response.write('one ')
    await soon()
    response.end('two')
  }),
  get('/events', async (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write('data: one\n\n')
    await soon()
    response.end('data: two\n\n')
  }),
]
