import { io } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'

/** How a client comes to a gateway: by a server of ws, or by one of socket.io and either transport. */
export type Way = 'ws' | 'polling' | 'websocket'

export const ways: readonly Way[] = ['ws', 'polling', 'websocket']

/** Whose page it is that asks; several are as many lines, none is no page. */
export type Page = string | readonly string[] | undefined

/** Where a gateway is. */
export interface Place {
  readonly path?: string
  /** With its slash. */
  readonly namespace?: string
}

/** What came of it: what the gateway answered to a greeting, or the status that the client was refused with. */
export type Outcome = string | number

/** Connects as a page would, greets, and waits for the answer. */
export function greet(way: Way, port: number, page: Page, place: Place = {}): Promise<Outcome> {
  return way === 'ws' ? greetByWs(port, page, place) : greetByIo(way, port, page, place)
}

/** Upgrades as a page would: the answer, or the status of the refusal. */
export function greetByWs(port: number, page: Page, { path = '/' }: Place = {}): Promise<Outcome> {
  // Its types know of one line a name, Node writes several.
  const headers = page === undefined ? {} : { origin: page as string }
  const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  onTestFinished(() => client.terminate())
  return new Promise((resolve, reject) => {
    client.on('open', () => client.send(JSON.stringify({ event: 'greet', data: 'you' })))
    client.on('message', (data: Buffer) => resolve(readGreeting(data.toString())))
    client.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    client.on('error', reject)
  })
}

function readGreeting(text: string): string {
  // What engine.io says first is not for us to read.
  return text.startsWith('{') ? (JSON.parse(text) as { readonly data: string }).data : text
}

function greetByIo(
  transport: 'polling' | 'websocket',
  port: number,
  page: Page,
  { path = '/socket.io', namespace = '' }: Place,
): Promise<Outcome> {
  const client = io(`http://127.0.0.1:${port}${namespace}`, {
    path,
    transports: [transport],
    upgrade: false,
    reconnection: false,
    forceNew: true,
    ...(page === undefined ? {} : { extraHeaders: { origin: page as string } }),
  })
  onTestFinished(() => void client.close())
  return new Promise((resolve) => {
    client.on('connect', () => client.emit('greet', 'you'))
    client.on('greeting', resolve)
    client.on('connect_error', (error) => resolve(statusOf(error)))
  })
}

/** Of polling the client tells the status, of an upgrade the sentence of ws. */
function statusOf(error: Error & { readonly description?: unknown }): number {
  const { description } = error
  if (typeof description === 'number') return description
  const { message = error.message } = (description ?? {}) as { readonly message?: string }
  return Number(/\d{3}$/.exec(message)?.[0])
}
