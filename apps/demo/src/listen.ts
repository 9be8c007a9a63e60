import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A port to listen on; one that somebody asked for is not exchanged for another. */
export interface Port {
  readonly number: number
  readonly isFixed: boolean
}

export interface Listening {
  readonly port: number
  close(): void
}

/**
 * Listens on both loopback addresses, and nowhere else: a browser may resolve `*.localhost` to either.
 * Where there is no IPv6, 127.0.0.1 has to do.
 */
export async function listenOnLoopback(handler: RequestListener, port: Port): Promise<Listening> {
  try {
    return await listenOnBoth(handler, port.number)
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') {
      throw new Error(`cannot listen on port ${port.number}: ${String(error)}`, { cause: error })
    }
    if (port.isFixed) {
      throw new Error(`port ${port.number} is taken: end what listens there, or name another`, {
        cause: error,
      })
    }
    return listenOnFree(handler)
  }
}

/** A port that is free on one address can be taken on the other, hence the attempts. */
async function listenOnFree(handler: RequestListener, attempts = 8): Promise<Listening> {
  try {
    return await listenOnBoth(handler, 0)
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' || attempts === 1) throw error
    return listenOnFree(handler, attempts - 1)
  }
}

async function listenOnBoth(handler: RequestListener, wanted: number): Promise<Listening> {
  const first = await open(handler, '127.0.0.1', wanted)
  const { port } = first.address() as AddressInfo
  const servers = [first]
  const close = (): void => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  try {
    servers.push(await open(handler, '::1', port))
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') {
      close()
      throw error
    }
  }
  return { port, close }
}

function open(handler: RequestListener, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler)
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: true }, () => resolve(server))
  })
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
