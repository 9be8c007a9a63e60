import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type Koa from 'koa'
import { onTestFinished } from 'vitest'

export * from '@tooling/exchange'

/** Serves until the test is over; resolves to the port. */
export async function serve(app: Koa): Promise<number> {
  // Koa prints every error otherwise.
  app.silent = true
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}
