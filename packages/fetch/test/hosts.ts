import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Host } from '@cors/conformance'
import { serve as serveHono } from '@hono/node-server'
import { serve as serveSrvx } from 'srvx'
import { onTestFinished } from 'vitest'

type Handler = (request: Request) => Response | Promise<Response>

/** Servers of Request and Response, each of which serves a handler until it is closed. */
export const servers: readonly (readonly [name: string, start: (handler: Handler) => Promise<Host>])[] = [
  // Both put objects of their own in the place of Request and Response, to be faster; the second not here.
  ['node-server', (fetch) => startNodeServer(fetch, true)],
  ['node-server, native', (fetch) => startNodeServer(fetch, false)],
  ['srvx', startSrvx],
]

/** The same, each of which serves a handler until the test is over, and says where. */
export const hosts: readonly (readonly [name: string, serve: (handler: Handler) => Promise<number>])[] =
  servers.map(([name, start]) => [
    name,
    async (handler) => {
      const { port, close } = await start(handler)
      onTestFinished(() => close())
      return port
    },
  ])

async function startSrvx(fetch: Handler): Promise<Host> {
  const server = serveSrvx({ port: 0, hostname: '127.0.0.1', silent: true, gracefulShutdown: false, fetch })
  await server.ready()
  return { port: Number(new URL(server.url ?? '').port), close: () => server.close(true) }
}

async function startNodeServer(fetch: Handler, overrideGlobalObjects: boolean): Promise<Host> {
  const own = { Request: globalThis.Request, Response: globalThis.Response }
  const server = serveHono({ port: 0, hostname: '127.0.0.1', overrideGlobalObjects, fetch }) as Server
  if (!server.listening) await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      Object.assign(globalThis, own)
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
