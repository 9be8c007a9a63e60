import type { AddressInfo } from 'node:net'
import { type Answer, type Sent, send as sendAsIs } from '@tooling/exchange'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'

export {
  type Answer,
  type Fields,
  type Sent,
  answerOf,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  web,
} from '@tooling/exchange'

/** Serves until the test is over; resolves to the port. */
export async function serve(app: FastifyInstance): Promise<number> {
  onTestFinished(async () => {
    if ('closeAllConnections' in app.server) app.server.closeAllConnections()
    await app.close()
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** Sends a request of a page of this origin, or of no page. */
export function send(port: number, sent: Sent = {}, origin?: string): Promise<Answer> {
  const isEmpty = sent.body === undefined && !bodiless.has(sent.method ?? 'GET')
  // Node's client would announce a body, of no type, which Fastify refuses to read.
  const headers = isEmpty ? { ...sent.headers, 'content-length': '0' } : sent.headers
  return sendAsIs(port, headers === undefined ? sent : { ...sent, headers }, origin)
}
