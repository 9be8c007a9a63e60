import { once } from 'node:events'
import { type IncomingMessage, request as open } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Case, Message } from '../calls/cases/case.ts'
import type { Answer } from '../calls/measuring/answer.ts'
import { faultOf } from '../calls/measuring/judge-answer.ts'
import { type Role, greeting } from './applications/application.ts'

/** An answer off the wire. */
export interface Received extends Answer {
  readonly body: string
}

/** What an application says before it is timed. */
export interface Checked {
  readonly answer: Answer
  readonly fault?: string | undefined
}

// Milliseconds after which nobody waits for an answer any more.
const patience = 10_000

/** Sends a request on a connection of its own. */
export async function receive(port: number, { method, path, fields }: Message): Promise<Received> {
  const signal = AbortSignal.timeout(patience)
  // In lines: an object would join those of one name.
  const request = open({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: fields.flat(),
    agent: false,
    signal,
  })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { ...readHead(response), body: await text(response) }
}

/** `access-control-*` and `vary`, of which two lines are one list. */
export function readHead({
  statusCode = 0,
  rawHeaders,
}: Pick<IncomingMessage, 'statusCode' | 'rawHeaders'>): Answer {
  const fields: { [name: string]: string } = {}
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    const value = rawHeaders[at + 1] ?? ''
    if (name !== 'vary' && !name.startsWith('access-control-')) continue
    fields[name] = fields[name] === undefined ? value : `${fields[name]}, ${value}`
  }
  return { status: statusCode, fields }
}

/** Whether it is the answer that this one should give. */
export function check(role: Role, each: Case, message: Message, { body, ...answer }: Received): Checked {
  const isPreflight = message.method === 'OPTIONS'
  if (!isPreflight && body !== greeting) return { answer, fault: 'the application was not reached' }
  if (role !== 'bare') return { answer, fault: faultOf(each, message, answer) }
  const isRight = answer.status === (isPreflight ? 204 : 200) && Object.keys(answer.fields).length === 0
  return { answer, fault: isRight ? undefined : 'it is not bare' }
}
