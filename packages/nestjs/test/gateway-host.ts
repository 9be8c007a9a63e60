import { createServer } from 'node:net'
import { Cors, CorsModule, type CorsModuleSource, corsGateways } from '@cors/nestjs'
import {
  Controller,
  Get,
  type INestApplication,
  Module,
  type Type,
  type WebSocketAdapter,
} from '@nestjs/common'
import { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { IoAdapter } from '@nestjs/platform-socket.io'
import { WsAdapter } from '@nestjs/platform-ws'
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets'
import type { Way } from './gateway-clients.ts'
import { type Platform, options as usual, start } from './exchange.ts'

/** How a gateway is declared. */
export interface Declared {
  /** `0` is the application's. */
  readonly port?: number
  /** Of `@WebSocketGateway`. */
  readonly options?: object
  /** What `@Cors` says. */
  readonly policy?: Parameters<typeof Cors>[0]
  readonly name?: string
}

/** A gateway that greets, and notes what of it has run. */
export function gateway(ran: string[], { port = 0, options, policy, name = 'Chat' }: Declared = {}): Type {
  class ChatGateway {
    handleConnection(): void {
      ran.push('connection')
    }

    @SubscribeMessage('greet')
    greet(@MessageBody() whom: string): { readonly event: string; readonly data: string } {
      ran.push('message')
      return { event: 'greeting', data: `${name} greets ${whom}` }
    }
  }
  WebSocketGateway(port, { ...options })(ChatGateway)
  if (policy !== undefined) Cors(policy)(ChatGateway)
  Object.defineProperty(ChatGateway, 'name', { value: `${name}Gateway` })
  return ChatGateway
}

@Controller('notes')
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
}

/** An application with gateways. */
export interface Chat {
  /** What `CorsModule` gets. */
  readonly module?: CorsModuleSource
  readonly gateways: readonly Type[]
  readonly adapter?: (app: INestApplication) => WebSocketAdapter
  readonly main?: (app: INestApplication) => unknown
}

/** Starts it with the library of this way, and resolves to its port. */
export function startChat(
  way: Way,
  platform: Platform,
  { module = usual, gateways, adapter = (app) => adapterOf(way, app), main }: Chat,
): Promise<number> {
  @Module({
    imports: [CorsModule.forRoot(module)],
    controllers: [NotesController],
    providers: [...gateways],
  })
  class ChatModule {}
  return start(ChatModule, platform, {
    // A poll is open for as long as nothing is said.
    adapter:
      platform === 'express' ? new ExpressAdapter() : new FastifyAdapter({ forceCloseConnections: true }),
    async main(app) {
      await main?.(app)
      app.useWebSocketAdapter(corsGateways(app, adapter(app)))
    },
  })
}

/** The adapter of Nest for this way. */
export function adapterOf(way: Way, app: INestApplication): WsAdapter | IoAdapter {
  return way === 'ws' ? new WsAdapter(app) : new IoAdapter(app)
}

/** A port that nobody listens on, and that no system hands out: another test may be asking for any. */
export async function freePort(): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 20_000)
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!isFree) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return port
}
