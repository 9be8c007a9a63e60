import { upgradeWebSocket, websocket } from 'hono/bun'
import { createApps } from './application.ts'

const socket = upgradeWebSocket(() => ({
  onMessage: ({ data }, client) => client.send(`echo ${String(data)}`),
}))

export default { fetch: createApps(socket), websocket }
