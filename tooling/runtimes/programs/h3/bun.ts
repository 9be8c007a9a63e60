import { serve } from 'h3/bun'
import { createApp } from './application.ts'

interface BunServer {
  readonly upgrade: (request: Request) => boolean
}

const app = createApp(({ req }) => {
  const server = req.runtime?.bun?.server as BunServer | undefined
  if (server?.upgrade(req) !== true) return new Response('no socket', { status: 400 })
  // Bun does not send it.
  return new Response()
})

interface Socket {
  readonly send: (text: string) => void
}

const websocket = { message: (socket: Socket, text: string) => socket.send(`echo ${text}`) }

serve(app, { port: 0, hostname: '127.0.0.1', bun: { websocket } })
