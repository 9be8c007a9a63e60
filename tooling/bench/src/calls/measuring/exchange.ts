import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Message } from '../cases/case.ts'

/** A request as Node's parser hands it over, and the response that it is answered on. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What a framework has made of the two before its middleware runs. */
  context?: unknown
  /** What it was answered with where that is not `response`. */
  answered?: Response
}

// What the parser calls, and no declaration shows.
const takeLines = '_addHeaderLines'

interface Parsed {
  [takeLines](lines: readonly string[], count: number): void
}

// Never connected: what is written stays where it is.
const socket = new Socket()

const scratch = Buffer.alloc(1 << 16)

/** Makes one of texts that nobody has seen before, as each request's are; the fields are parsed. */
export function createExchange({ method, path, fields }: Message): Exchange {
  const request = new IncomingMessage(socket)
  request.method = method
  request.url = path
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  const lines = fields.flatMap(([name, value]) => [fresh(name), fresh(value)])
  ;(request as IncomingMessage & Parsed)[takeLines](lines, lines.length)
  // Parsed when they are first asked for: not at the cost of whoever asks first.
  if (request.headers.host === undefined) throw new Error('the fields of a request were not read')
  return { request, response: new ServerResponse(request) }
}

/** A copy whose hash nobody has computed, and which is not the same object as any in a policy. */
function fresh(text: string): string {
  return scratch.toString('latin1', 0, scratch.write(text, 'latin1'))
}
