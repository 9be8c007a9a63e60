import type { ServerResponse } from 'node:http'
import type { Exchange } from './exchange.ts'

/** What was sent, as far as CORS goes. */
export interface Answer {
  readonly status: number
  /** `access-control-*` and `vary`, in lower case. */
  readonly fields: { readonly [name: string]: string }
}

/** Whichever way it was given. */
export function readAnswer({ response, answered }: Exchange): Answer {
  return answered === undefined ? readHead(response) : readResponse(answered)
}

function readResponse({ status, headers }: Response): Answer {
  return { status, fields: Object.fromEntries([...headers].filter(([name]) => isOfCors(name))) }
}

function isOfCors(name: string): boolean {
  return name === 'vary' || name.startsWith('access-control-')
}

/** From the head as it would go over the wire. */
function readHead(response: ServerResponse): Answer {
  const { _header: head } = response as ServerResponse & { readonly _header: string | null }
  if (head === null) throw new Error('there is no answer')
  const fields: { [name: string]: string } = {}
  const [start = '', ...lines] = head.split('\r\n')
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (!isOfCors(name)) continue
    // Two lines of one name are one list, which no browser takes for an origin.
    fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`
  }
  return { status: Number(start.split(' ')[1]), fields }
}
