import { EventEmitter, once } from 'node:events'
import { Server as HttpServer } from 'node:http'
import { type AddressInfo, Server } from 'node:net'
import { vi } from 'vitest'

// What a program does to the process that it shares with its test.

/** Has servers listen on a free port of this machine, and notes them. */
export function hearListening(): {
  /** The port of the first. */
  readonly port: Promise<number | undefined>
  /** There will be none. */
  readonly giveUp: () => void
  readonly stop: () => Promise<void>
} {
  const servers: Server[] = []
  const first = new EventEmitter<{ port: [number | undefined] }>()
  // Read so, it is not taken for a method that lost its object.
  const listen: Server['listen'] = Reflect.get(Server.prototype, 'listen')
  Server.prototype.listen = function (this: Server, ...args: readonly unknown[]) {
    servers.push(this)
    this.once('listening', () => first.emit('port', (this.address() as AddressInfo).port))
    // Nest goes on when it is called back.
    const callbacks = args.filter((arg) => typeof arg === 'function')
    return Reflect.apply(listen, this, [0, '127.0.0.1', ...callbacks]) as typeof this
  }
  return {
    port: once(first, 'port').then(([port]) => port as number | undefined),
    giveUp: () => void first.emit('port', undefined),
    async stop() {
      Server.prototype.listen = listen
      const closed = servers.filter((server) => server.listening).map(async (server) => once(server, 'close'))
      for (const server of servers) {
        server.close()
        // Requests that were never answered.
        if (server instanceof HttpServer) server.closeAllConnections()
      }
      await Promise.all(closed)
    },
  }
}

/** Takes the warnings of CORS, and passes over all others. */
export function hearWarnings(): { readonly texts: readonly string[]; readonly stop: () => void } {
  const texts: string[] = []
  const emit = vi.spyOn(process, 'emitWarning').mockImplementation((text, options: unknown) => {
    if (Object(options).type === 'CorsWarning') texts.push(String(text))
  })
  return { texts, stop: () => emit.mockRestore() }
}

/** Takes what the program leaves uncaught, which Vitest would take for its own. */
export function hearUncaught(): {
  readonly thrown: readonly unknown[]
  readonly first: Promise<undefined>
  readonly stop: () => void
} {
  const thrown: unknown[] = []
  const events = ['uncaughtException', 'unhandledRejection'] as const
  const others = events.map((event) => process.rawListeners(event))
  const first = new EventEmitter<{ thrown: [] }>()
  const note = (error: unknown): void => {
    thrown.push(error)
    first.emit('thrown')
  }
  for (const event of events) process.removeAllListeners(event).on(event, note)
  return {
    thrown,
    first: once(first, 'thrown').then(() => undefined),
    stop() {
      for (const [index, event] of events.entries()) {
        process.removeAllListeners(event)
        for (const listener of others[index] ?? []) process.on(event, listener as () => void)
      }
    },
  }
}
