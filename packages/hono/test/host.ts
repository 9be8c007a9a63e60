import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FetchFixture, Serve } from '@cors/conformance'
import { cors } from '@cors/hono'
import { serve as start } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import type { Parts } from './majors.ts'

/** Serves the fixture of a row as users of Hono would. */
export const serveOn =
  (parts: Parts): Serve =>
  async ({ fetch: { policy, bodyLimit, routes } }) => {
    const { Hono, HTTPException, validator } = parts
    const app = new Hono()
    app.use(mount(policy))
    app.use(parts.bodyLimit({ maxSize: bodyLimit }))
    app.use(validator('json', (value: object) => value))
    for (const { method, path, policy: own, respond } of routes) {
      const policies = own === undefined ? [] : [mount(own)]
      app.on([method.toUpperCase()], [path], ...policies, (c) => respond(c.req.raw))
    }
    // Hono prints every error otherwise.
    app.onError((error, c) =>
      error instanceof HTTPException ? error.getResponse() : c.text('error 500', 500),
    )
    const globals = { Request, Response }
    const server = start({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
    if (!server.listening) await once(server, 'listening')
    const close = (): void => {
      // node-server has put its own there.
      Object.assign(globalThis, globals)
      server.close().closeAllConnections()
    }
    return { port: (server.address() as AddressInfo).port, close }
  }

/** The table's choosing functions want the request, where those of users get the context. */
function mount(policy: FetchFixture['policy']): MiddlewareHandler {
  return cors(typeof policy === 'function' ? (c) => policy(c.req.raw) : policy)
}
