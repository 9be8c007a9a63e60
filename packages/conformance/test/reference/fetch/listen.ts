import type { Host, Respond } from '@cors/conformance'
import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves a handler of Request and Response on Node. */
export async function listen(respond: Respond): Promise<Host> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, respond).catch(() => outgoing.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, respond: Respond): Promise<void> {
  const { status, statusText, headers, body } = await respond(await requestOf(incoming))
  outgoing.statusCode = status
  if (statusText !== '') outgoing.statusMessage = statusText
  // Cookies come one by one; of any other name there is one line.
  for (const [name, value] of headers) outgoing.appendHeader(name, value)
  outgoing.flushHeaders()
  if (incoming.method === 'HEAD') await body?.cancel()
  else for await (const chunk of body ?? []) outgoing.write(chunk)
  outgoing.end()
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', rawHeaders } = incoming
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return new Request(`http://${headers.get('host')}${url}`, {
    method,
    headers,
    ...(body.length === 0 ? {} : { body }),
  })
}
