import { withCors } from '@cors/fetch'
import { options, strict } from './policies.ts'

interface Info {
  readonly remoteAddr: { readonly hostname: string }
}

type Handler = (request: Request, info: Info) => Response | Promise<Response>

declare const Deno: {
  readonly serve: (settings: { readonly port: number; readonly hostname: string }, handler: Handler) => void
  readonly upgradeWebSocket: (request: Request) => { readonly socket: WebSocket; readonly response: Response }
}

function respond(request: Request, { remoteAddr }: Info): Response {
  if (!new URL(request.url).pathname.endsWith('/socket')) return new Response(remoteAddr.hostname)
  const { socket, response } = Deno.upgradeWebSocket(request)
  socket.addEventListener('message', ({ data }) => socket.send(`echo ${String(data)}`))
  return response
}

const handlers = {
  plain: withCors(options, respond),
  strict: withCors(strict, respond),
  byAddress: withCors({ ...options, origin: (_origin, hostname) => hostname === '127.0.0.1' }, respond, {
    context: (_request: Request, info: Info) => info.remoteAddr.hostname,
  }),
}

Deno.serve({ port: 0, hostname: '127.0.0.1' }, (request, info) => {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/strict/')) return handlers.strict(request, info)
  return (pathname.startsWith('/by-address') ? handlers.byAddress : handlers.plain)(request, info)
})
