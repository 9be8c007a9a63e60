import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Every host, behind a proxy: `/page` is a page with this script, `/shared` may be read by all, nothing else by anyone. */
export async function serveHosts(script: () => string): Promise<{
  readonly address: string
  readonly close: () => void
}> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://nowhere.test')
    if (pathname === '/shared') response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', 'text/html')
    response.end(
      pathname === '/page'
        ? `<!doctype html><link rel=icon href=data:,><script>${script()}</script>`
        : 'text',
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
