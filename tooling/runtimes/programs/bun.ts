import { withCors } from '@cors/fetch'
import { options, strict } from './policies.ts'

interface BunServer {
  readonly url: URL
  readonly upgrade: (request: Request) => boolean
  readonly requestIP: (request: Request) => { readonly address: string } | null
}

interface RouteRequest extends Request {
  readonly params: { readonly id: string }
}

interface ServeOptions {
  readonly port: number
  readonly hostname: string
  readonly routes: {
    readonly '/routes/:id': (request: RouteRequest) => Response | Promise<Response>
  }
  readonly fetch: (request: Request, server: BunServer) => Response | Promise<Response>
  readonly websocket: {
    readonly message: (socket: { readonly send: (text: string) => void }, text: string) => void
  }
}

declare const Bun: { readonly serve: (settings: ServeOptions) => BunServer }

function respond(request: Request, server: BunServer): Response {
  const { pathname } = new URL(request.url)
  if (!pathname.includes('/socket')) return new Response(server.requestIP(request)?.address)
  if (!server.upgrade(request)) return new Response('no socket', { status: 400 })
  // As Bun's manual has it, whose types allow it; Bun sends neither.
  return pathname.endsWith('/undefined') ? (undefined as unknown as Response) : new Response()
}

const handlers = { plain: withCors(options, respond), strict: withCors(strict, respond) }

const { url } = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  routes: { '/routes/:id': withCors(options, ({ params }: RouteRequest) => new Response(params.id)) },
  fetch: (request, server) =>
    (new URL(request.url).pathname.startsWith('/strict/') ? handlers.strict : handlers.plain)(
      request,
      server,
    ),
  websocket: { message: (socket, text) => socket.send(`echo ${text}`) },
})

console.log(url.href)
