import { upgradeWebSocket } from 'hono/deno'
import { createApps } from './application.ts'

const socket = upgradeWebSocket(() => ({
  onMessage: ({ data }, client) => client.send(`echo ${String(data)}`),
}))

export default { fetch: createApps(socket) }
