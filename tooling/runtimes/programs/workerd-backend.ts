// A worker without a policy, whose answers the other one passes on: their headers cannot be changed there.

interface ServerSocket extends WebSocket {
  readonly accept: () => void
}

declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: ServerSocket }

function openSocket(): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.addEventListener('message', ({ data }) => server.send(`backend ${String(data)}`))
  const init = { status: 101, webSocket: client, headers: { 'X-Handler': 'kept' } }
  return new Response(null, init)
}

export default {
  fetch({ url }: Request): Response {
    if (new URL(url).pathname.endsWith('/socket')) return openSocket()
    return new Response('backend', {
      status: 203,
      headers: [
        ['Access-Control-Allow-Origin', '*'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['Vary', 'Accept-Language'],
      ],
    })
  },
}
