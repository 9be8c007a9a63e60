import {
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
  request as open,
} from 'node:http'
import { onTestFinished } from 'vitest'
import type { AddressInfo } from 'node:net'
import type { Answer, HeaderLine, OutgoingRequest, Transport } from '../src/index.ts'

/** What came over the wire. */
export interface Seen {
  /** Method, origin by its letter, path. */
  readonly line: string
  /** By lower-case name; the last of several. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Origins {
  /** Of the letters that were asked for. */
  readonly urlOf: (letter: string, path?: string) => string
  readonly seen: readonly Seen[]
}

/** An answer, or one made of where the origins are. Keys are lines as in `Seen`; OPTIONS without one is a 404. */
export type Site = Readonly<Record<string, Answer>>

/** Starts an HTTP server for each letter, on ports of their own, until the test ends. */
export async function serve(letters: string, siteOf: (urlOf: Origins['urlOf']) => Site): Promise<Origins> {
  const seen: Seen[] = []
  const ports = new Map<string, number>()
  const urlOf = (letter: string, path = ''): string => `http://127.0.0.1:${ports.get(letter) ?? 0}${path}`
  const answer = async (
    incoming: IncomingMessage,
    response: ServerResponse,
    letter: string,
  ): Promise<void> => {
    const body = await bodyOf(incoming)
    const line = `${incoming.method ?? ''} ${letter}${incoming.url ?? ''}`
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const)
    seen.push({ line, headers: Object.fromEntries(headers), body })
    const { status, headers: lines } = siteOf(urlOf)[line] ?? { status: 404, headers: [] }
    response.writeHead(status, lines.flat())
    response.end()
  }
  const servers = [...letters].map((letter) => ({
    letter,
    server: createServer((incoming, response) => {
      void answer(incoming, response, letter)
    }),
  }))
  onTestFinished(() => Promise.all(servers.map(({ server }) => close(server))).then(() => undefined))
  await Promise.all(
    servers.map(async ({ letter, server }) => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      ports.set(letter, (server.address() as AddressInfo).port)
    }),
  )
  return { urlOf, seen }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** Over real sockets, without following a redirect. */
export const overSockets: Transport = (outgoing) =>
  new Promise<Answer>((resolve, reject) => {
    const client = open(outgoing.url, { method: outgoing.method, agent: false, headers: wired(outgoing) })
    client.on('response', (incoming) => {
      incoming.resume()
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: linesOf(incoming) }))
    })
    client.on('error', reject)
    client.end(outgoing.body)
  })

// node:http does not take lines, and adds Content-Length itself.
function wired({ headers }: OutgoingRequest): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of headers) (fields[name] ??= []).push(value)
  return fields
}

function linesOf({ rawHeaders }: IncomingMessage): readonly HeaderLine[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  )
}
