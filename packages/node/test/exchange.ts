import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { type HeaderLine, type RequestSettings, request } from '@cors/conformance'
import { onTestFinished } from 'vitest'
import type { CorsOptions } from '../src/index.ts'

export const web = 'https://app.example.com'
export const partner = 'https://partner.example'
export const evil = 'https://evil.test'

/** What most tests mount. */
export const options: CorsOptions = { origin: [web, partner], credentials: true }

/** All that {@link options} grant to an origin of theirs. */
export const granted = (origin: string = web): readonly string[] => [
  'access-control-allow-credentials: true',
  `access-control-allow-origin: ${origin}`,
]

/** A request; `GET /` of no page where nothing is said. */
export interface Sent {
  readonly method?: string
  readonly path?: string
  readonly origin?: string
  readonly headers?: readonly HeaderLine[]
  readonly body?: string
}

/** A response, in lines as they came: a doubled one shows. */
export interface Answer {
  readonly status: number
  readonly message: string
  /** `access-control-*` lines, names in lower case, sorted. */
  readonly cors: readonly string[]
  /** The value of each `Vary` line. */
  readonly vary: readonly string[]
  /** All other lines as they are written, sorted; `Date` is left out. */
  readonly own: readonly string[]
  readonly body: string
  /** Tells connections apart. */
  readonly clientPort: number
}

/** Serves until the test is over; resolves to the port. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}

/** Sends one request; lines are read as they are, none merged. */
export async function send(port: number, sent: Sent = {}, settings: RequestSettings = {}): Promise<Answer> {
  const { method = 'GET', path = '/', origin, headers = [], body } = sent
  const lines = origin === undefined ? headers : [['Origin', origin] as const, ...headers]
  const answer = await request(
    port,
    { method, path, headers: lines, ...(body === undefined ? {} : { body }) },
    settings,
  )
  return { ...sortLines(answer.headers), ...answer }
}

/** Sorts the lines of a head by what they are for. */
export function sortLines(lines: readonly HeaderLine[]): Pick<Answer, 'cors' | 'vary' | 'own'> {
  const of = (wanted: RegExp): readonly HeaderLine[] => lines.filter(([name]) => wanted.test(name))
  return {
    cors: of(/^access-control-/i)
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .toSorted(),
    vary: of(/^vary$/i).map(([, value]) => value),
    own: of(/^(?!access-control-|vary$|date$)/i)
      .map(([name, value]) => `${name}: ${value}`)
      .toSorted(),
  }
}

/** A preflight of a page of this origin. */
export function preflight(origin: string, method = 'PUT', ...headers: readonly HeaderLine[]): Sent {
  return { method: 'OPTIONS', origin, headers: [['Access-Control-Request-Method', method], ...headers] }
}

/** Writes bytes, one for each character, and reads as many until the server closes the connection. */
export async function wire(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.on('data', (chunk: string) => (text += chunk))
  // A server that refuses what is still being written resets the connection.
  socket.on('error', () => {})
  socket.write(bytes, 'latin1')
  await new Promise((closed) => socket.once('close', closed))
  return text
}

/** The heads in what came over a connection, each as its lines; bodies without blank lines are passed over. */
export function readHeads(text: string): readonly (readonly string[])[] {
  return text
    .split('\r\n\r\n')
    .filter((part) => /(?:^|\n)HTTP\/1\.1 /.test(part) || part.includes('HTTP/1.1 '))
    .map((part) => part.slice(part.indexOf('HTTP/1.1 ')).split('\r\n'))
}
