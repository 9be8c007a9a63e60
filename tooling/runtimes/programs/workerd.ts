import { withCors } from '@cors/fetch'
import { options, strict } from './policies.ts'

interface Env {
  readonly ORIGINS: string
  readonly BACKEND: { readonly fetch: (request: Request) => Promise<Response> }
}

interface Execution {
  readonly waitUntil: (promise: Promise<unknown>) => void
}

interface ServerSocket extends WebSocket {
  readonly accept: () => void
}

declare const WebSocketPair: new () => { readonly 0: WebSocket; readonly 1: ServerSocket }
declare const caches: {
  readonly default: {
    readonly match: (key: string) => Promise<Response | undefined>
    readonly put: (key: string, response: Response) => Promise<void>
  }
}

let ranLater = 0

async function respond(request: Request, env: Env, context: Execution): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/socket':
    case '/strict/socket':
      return openSocket()
    case '/later':
      context.waitUntil(countLater())
      return new Response('now')
    case '/ran-later':
      return new Response(String(ranLater))
    case '/cached':
      return cached()
    default:
      return env.BACKEND.fetch(request)
  }
}

function openSocket(): Response {
  const { 0: client, 1: server } = new WebSocketPair()
  server.accept()
  server.addEventListener('message', ({ data }) => server.send(`echo ${String(data)}`))
  const init = { status: 101, webSocket: client, headers: { 'X-Handler': 'kept' } }
  return new Response(null, init)
}

async function countLater(): Promise<void> {
  await new Promise((done) => setTimeout(done, 5))
  ranLater += 1
}

async function cached(): Promise<Response> {
  const key = 'https://cache.example.com/'
  const hit = await caches.default.match(key)
  if (hit !== undefined) return hit
  await caches.default.put(key, new Response('kept', { headers: { 'Cache-Control': 'max-age=60' } }))
  return new Response('made')
}

const handlers = {
  plain: withCors(options, respond),
  strict: withCors(strict, respond),
  byEnv: withCors({ ...options, origin: (origin, env) => env.ORIGINS.split(',').includes(origin) }, respond, {
    context: (_request: Request, env: Env) => env,
  }),
}

export default {
  fetch(request: Request, env: Env, context: Execution): Response | Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/strict/')) return handlers.strict(request, env, context)
    return (pathname.startsWith('/by-env') ? handlers.byEnv : handlers.plain)(request, env, context)
  },
}
