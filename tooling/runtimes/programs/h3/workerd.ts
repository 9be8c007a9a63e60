import { createApp } from './application.ts'

interface ServerSocket extends WebSocket {
  readonly accept: () => void
}

declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: ServerSocket }

export default createApp(() => {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.addEventListener('message', ({ data }) => server.send(`echo ${String(data)}`))
  const init = { status: 101, webSocket: client }
  return new Response(null, init)
})
