import { once } from 'node:events'
import { type ClientHttp2Session, connect } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type Answer, type Sent, answerOf } from './exchange.ts'

/** Serves cleartext HTTP/2 until the test is over; resolves to a client on it. */
export async function serveHttp2(app: FastifyInstance): Promise<ClientHttp2Session> {
  onTestFinished(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const client = connect(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
  onTestFinished(() => client.destroy())
  return client
}

/** Sends a request of a page of this origin, or of no page. */
export async function sendHttp2(
  client: ClientHttp2Session,
  { method = 'GET', path = '/', headers = {}, body }: Sent = {},
  origin?: string,
): Promise<Answer> {
  const stream = client.request({
    ':method': method,
    ':path': path,
    ...headers,
    ...(origin === undefined ? {} : { origin }),
  })
  stream.end(body)
  const [fields, , raw] = (await once(stream, 'response')) as [
    { readonly ':status': number },
    number,
    readonly string[],
  ]
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += String(chunk)
  const lines = raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 && !name.startsWith(':') ? [[name, raw[index + 1] ?? '']] : [],
  )
  return answerOf(fields[':status'], lines, text)
}
