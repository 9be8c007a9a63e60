import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

/** A way to a server that can fail as networks and servers do. */
export interface Line {
  readonly port: number
  /** From here on nothing comes through, and nobody is told: what is sent waits. */
  readonly stall: () => void
  /** From here on connections, open and new, are reset. */
  readonly cut: () => void
  /** Ends either. */
  readonly restore: () => void
  /** Nothing will ever come through the connections there are; new ones work. */
  readonly strand: () => void
  readonly close: () => Promise<void>
}

type Pair = readonly [client: Socket, upstream: Socket]

/** Opens a line to a port of a host. `onConnection` runs before a connection is carried on. */
export async function openLine(
  to: { readonly port: number; readonly host: string },
  onConnection: () => unknown = () => undefined,
): Promise<Line> {
  let state: 'open' | 'stalled' | 'cut' = 'open'
  const pairs = new Set<Pair>()

  const join = ([client, upstream]: Pair): void => {
    client.pipe(upstream).pipe(client)
  }
  const part = ([client, upstream]: Pair): void => {
    client.unpipe(upstream)
    upstream.unpipe(client)
  }

  const carry = async (client: Socket): Promise<void> => {
    await onConnection()
    if (client.destroyed) return
    const upstream = connect(to)
    const pair: Pair = [client, upstream]
    pairs.add(pair)
    const end = (): void => {
      client.destroy()
      upstream.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    if (state === 'open') join(pair)
  }

  const server = createServer((client) => {
    // A peer that resets is what this is for.
    client.on('error', () => undefined)
    if (state === 'cut') client.resetAndDestroy()
    else carry(client).catch((error: unknown) => client.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    stall() {
      state = 'stalled'
      for (const pair of pairs) part(pair)
    },
    cut() {
      state = 'cut'
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy()
        upstream.destroy()
      }
    },
    restore() {
      if (state === 'stalled') for (const pair of pairs) join(pair)
      state = 'open'
    },
    strand() {
      for (const pair of pairs) part(pair)
    },
    async close() {
      for (const sockets of pairs) for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
