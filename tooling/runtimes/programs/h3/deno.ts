import { serve } from 'h3/deno'
import { createApp } from './application.ts'

declare const Deno: {
  readonly upgradeWebSocket: (request: Request) => { readonly socket: WebSocket; readonly response: Response }
}

const app = createApp(({ req }) => {
  const { socket, response } = Deno.upgradeWebSocket(req)
  socket.addEventListener('message', ({ data }) => socket.send(`echo ${String(data)}`))
  return response
})

serve(app, { port: 0, hostname: '127.0.0.1' })
