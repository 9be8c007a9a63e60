import { Agent, type IncomingMessage, request as open } from 'node:http'
import type { HeaderLine, RawRequest, RawResponse } from './message.ts'

/** How {@link request} connects. */
export interface RequestSettings {
  /** A new connection for each request when absent. */
  readonly agent?: Agent
  /** Milliseconds after which a host counts as hanging. */
  readonly timeLimit?: number
}

/** Sends one request to a port of this machine and reads `rawHeaders`: nothing is merged or dropped. */
export async function request(
  port: number,
  { method, path, headers, body }: RawRequest,
  { agent, timeLimit = 10_000 }: RequestSettings = {},
): Promise<RawResponse> {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const lines = [...headers]
  if (!names.has('host')) lines.unshift(['Host', `127.0.0.1:${port}`])
  if (body !== undefined && !names.has('content-length')) {
    lines.push(['Content-Length', String(Buffer.byteLength(body))])
  }
  const opened = open({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: agent ?? new Agent(),
    // An object would join lines of one name.
    headers: lines.flat(),
  })
  const timer = setTimeout(() => opened.destroy(new Error(`no answer within ${timeLimit} ms`)), timeLimit)
  try {
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      opened.on('response', resolve).on('error', reject)
    })
    // A string would be joined with the head, which Node then sends as UTF-8 and not byte for byte.
    opened.end(body === undefined ? undefined : Buffer.from(body))
    const response = await answered
    const clientPort = response.socket.localPort ?? 0
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
    return {
      status: response.statusCode ?? 0,
      message: response.statusMessage ?? '',
      headers: pairs(response.rawHeaders),
      body: text,
      clientPort,
    }
  } finally {
    clearTimeout(timer)
  }
}

function pairs(flat: readonly string[]): readonly HeaderLine[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []))
}
