import { type CorsSource, cors } from '@cors/hapi'
import { type Answer, type Sent, send } from '@tooling/exchange'
import { type Request, type Server, type ServerOptions, server as createServer } from '@hapi/hapi'
import { onTestFinished } from 'vitest'

/** What a test brings. */
export interface Application {
  readonly policy: CorsSource<Request>
  readonly settings?: ServerOptions
  /** Before the plugin. */
  readonly first?: (server: Server) => unknown
  readonly mount?: (server: Server) => unknown
}

/** Serves until the test is over; resolves to what asks it. */
export async function serve({
  policy,
  settings,
  first,
  mount,
}: Application): Promise<(sent: Sent, origin: string) => Promise<Answer>> {
  const server = createServer({ host: '127.0.0.1', port: 0, debug: false, ...settings })
  await first?.(server)
  await server.register({ plugin: cors, options: policy })
  await mount?.(server)
  await server.start()
  onTestFinished(() => server.stop({ timeout: 0 }))
  return (sent, origin) => send(Number(server.info.port), sent, origin)
}
