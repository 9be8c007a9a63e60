import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A server whose answers others pass on: plain, or compressed at `/compressed`. */
export async function startUpstream(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer(({ url }, response) => {
    const isCompressed = url === '/compressed'
    response.writeHead(
      203,
      [
        ['Access-Control-Allow-Origin', '*'],
        ['Vary', 'Accept-Encoding'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ...(isCompressed ? [['Content-Encoding', 'gzip']] : []),
      ].flat(),
    )
    response.end(isCompressed ? gzipSync('upstream') : 'upstream')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
