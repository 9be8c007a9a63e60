import { once } from 'node:events'
import { type AddressInfo, Socket, createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket, createSecureContext } from 'node:tls'
import type { Exchange } from '@cors/browser'
import { writeAnswer } from './answer-bytes.ts'
import { createCertificate } from './certificate.ts'
import { findPlace } from './place.ts'
import { type Asked, readRequests } from './read-request.ts'

/** A request of the browser that arrived, preflights included. */
export interface Sent {
  readonly hop: number
  readonly preflight: boolean
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

/** The server of all hosts, as an HTTP proxy is: a page and its requests may be of any origin. */
export interface ReplayServer {
  /** Host and port. */
  readonly address: string
  /** The URL of an empty page of this origin. For `null`, one whose origin is opaque. */
  readonly pageOf: (origin: string) => string
  /** What every page runs. */
  setScript(script: string): void
  /** Serves an exchange from now on. */
  add(exchange: Exchange): { readonly id: number; readonly sent: readonly Sent[] }
  close(): Promise<void>
}

interface Added {
  readonly exchange: Exchange
  readonly sent: Sent[]
}

const pagePath = '/~page'
const someOrigin = 'http://opaque.test:8000'

export async function serveExchanges(): Promise<ReplayServer> {
  const added: Added[] = []
  const sockets = new Set<Socket>()
  let script = ''
  let certificate: ReturnType<typeof createCertificate>
  const answer = (stream: Duplex, asked: Asked): 'more' | 'stop' => {
    if (asked.method === 'CONNECT') {
      // Browsers have errands of their own.
      const isOurs = /\.test:\d+$/.test(asked.url)
      if (isOurs) certificate ??= createCertificate()
      if (!isOurs || certificate === undefined) {
        stream.end('HTTP/1.1 502 Nobody\r\nContent-Length: 0\r\n\r\n')
        return 'stop'
      }
      stream.write('HTTP/1.1 200 Connected\r\n\r\n')
      const secure = new TLSSocket(stream, {
        isServer: true,
        secureContext: createSecureContext(certificate),
      })
      listenTo(secure, `https://${asked.url}`)
      return 'stop'
    }
    const found = findPlace(asked.url)
    const of = found === undefined ? undefined : added[found.id]
    if (found === undefined || of === undefined) {
      stream.write(writePage(asked.url, script))
      return 'more'
    }
    const { hops } = of.exchange
    const hop = hops[found.hop]
    const preflight = asked.method === 'OPTIONS' && asked.headers.has('access-control-request-method')
    const answered = preflight ? hop?.preflight : hop?.response
    const isDead = hop === undefined || answered === null || answered === undefined
    // Browsers ask again, as often as they like, when a connection that they used before breaks.
    if (!isDead || !of.sent.some((sent) => sent.hop === found.hop && sent.preflight === preflight))
      of.sent.push({
        hop: found.hop,
        preflight,
        method: asked.method,
        headers: Object.fromEntries(asked.headers),
      })
    if (isDead) {
      // Of a connection that closes without a word Firefox says now this, now that.
      if (stream instanceof Socket) stream.resetAndDestroy()
      else stream.destroy()
      return 'stop'
    }
    const served = { hop, next: hops[found.hop + 1]?.url, id: found.id, index: found.hop }
    stream.write(writeAnswer(answered, served, asked))
    return 'more'
  }
  const listenTo = (stream: Duplex, origin: string): void => {
    // Browsers hang up as they like.
    stream.on('error', () => {})
    readRequests(stream, origin, (asked) => answer(stream, asked))
  }
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay())
    socket.on('close', () => sockets.delete(socket))
    listenTo(socket, '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    pageOf: (origin) => (origin === 'null' ? `${someOrigin}${pagePath}?sandbox` : `${origin}${pagePath}`),
    setScript(text) {
      script = text
    },
    add(exchange) {
      const entry: Added = { exchange, sent: [] }
      return { id: added.push(entry) - 1, sent: entry.sent }
    },
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

function writePage(url: string, script: string): string {
  // Engines ask hosts that are none, such as `a%20b`.
  const { pathname, search } = URL.parse(url, someOrigin) ?? {}
  if (pathname !== pagePath) return 'HTTP/1.1 404 Nobody\r\nContent-Length: 0\r\n\r\n'
  const body = `<!doctype html><link rel=icon href=data:,><script>${script}</script>`
  const sandbox = search === '?sandbox' ? 'Content-Security-Policy: sandbox allow-scripts\r\n' : ''
  return `HTTP/1.1 200 Page\r\nContent-Type: text/html\r\n${sandbox}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
