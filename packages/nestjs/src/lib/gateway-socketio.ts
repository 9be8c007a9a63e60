import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { NodeResponse } from '@cors/node'
import { type Admission, settle } from './gateway-admission.ts'

/** What is used of a server of socket.io. */
export interface IoServer {
  readonly engine: Engine
}

interface Engine {
  readonly use: (
    middleware: (request: EngineRequest, response: EngineResponse, next: () => void) => void,
  ) => unknown
  readonly opts?: { readonly cors?: unknown }
  readonly middlewares?: unknown[]
}

interface EngineRequest extends IncomingMessage {
  /** As engine.io has read it: by this it chooses the transport. */
  readonly _query?: { readonly j?: unknown }
}

/** That of polling, or the imitation that an upgrade has around its connection. */
type EngineResponse = PollingResponse | { readonly socket: Socket }

interface PollingResponse extends NodeResponse {
  statusCode: number
}

/** Has each request for polling and each upgrade of a server judged by a policy. */
export function guardIo(server: IoServer, { polling, upgrade }: Admission): void {
  const poll = (request: EngineRequest, response: PollingResponse, next: () => void): void =>
    settle(polling(request, response), (isAdmitted) => (isAdmitted ? next() : forbid(response)))
  server.engine.use((request, response, next) => {
    if ('hasHeader' in response) {
      if (isEmbedded(request)) forbid(response)
      else poll(request, response, next)
      return
    }
    const { socket } = response
    // engine.io listens for errors only later: until then a client that hangs up would end the process.
    socket.on('error', ignore)
    settle(upgrade(request), (isAdmitted) => {
      if (!isAdmitted) return refuse(socket)
      socket.off('error', ignore)
      next()
    })
  })
  // Private both, and done without where they are gone. Middleware of an adapter's own would answer
  // before this; and the client's file, which socket.io serves by itself, would come without headers.
  const { middlewares = [] } = server.engine
  middlewares.unshift(...middlewares.splice(-1))
  Object.assign(server, { _corsMiddleware: poll })
}

/**
 * Whether it is a script, an image or a frame of a page that asks: for these a browser does not say where
 * the page is from. By a script JSONP reads what nobody has granted, and an image or a frame is enough to
 * connect a client of socket.io 2. No client of today asks like this.
 */
function isEmbedded({ headers, _query: query }: EngineRequest): boolean {
  const { origin, 'sec-fetch-mode': mode, 'sec-fetch-site': site } = headers
  return query?.j !== undefined || mode === 'no-cors' || (origin === undefined && isElsewhere(site))
}

function isElsewhere(site: string | string[] | undefined): boolean {
  return site === 'cross-site' || site === 'same-site'
}

function forbid(response: PollingResponse): void {
  // The policy's refusals are answered by now.
  if (response.headersSent) return
  response.statusCode = 403
  response.end()
}

/** engine.io's own refusals of upgrades are 400s. */
function refuse(socket: Socket): void {
  socket.once('finish', () => socket.destroy())
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

function ignore(): void {}
