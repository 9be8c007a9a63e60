import type { Duplex } from 'node:stream'

/** A request as it arrived. */
export interface Asked {
  readonly method: string
  /** Absolute, or a host and port for `CONNECT`. */
  readonly url: string
  /** By lower-case name. Lines of one name are joined with a comma. */
  readonly headers: ReadonlyMap<string, string>
}

/** Reads requests from a connection, one after another, until `take` gives up or the connection ends. */
export function readRequests(stream: Duplex, origin: string, take: (asked: Asked) => 'more' | 'stop'): void {
  let buffer = Buffer.alloc(0)
  const read = (chunk: Buffer): void => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end === -1) return
      const asked = parseHead(buffer.subarray(0, end).toString('latin1'), origin)
      const whole = end + 4 + Number(asked.headers.get('content-length') ?? 0)
      if (buffer.length < whole) return
      buffer = buffer.subarray(whole)
      if (take(asked) === 'stop') {
        stream.off('data', read)
        return
      }
    }
  }
  stream.on('data', read)
}

function parseHead(head: string, origin: string): Asked {
  const [first = '', ...lines] = head.split('\r\n')
  const [method = '', target = ''] = first.split(' ')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    const earlier = headers.get(name.toLowerCase())
    headers.set(name.toLowerCase(), earlier === undefined ? value : `${earlier}, ${value}`)
  }
  return { method, url: target.startsWith('/') ? `${origin}${target}` : target, headers }
}
