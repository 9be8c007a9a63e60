import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FixturePolicy, type Serve, describeAdapter, gapsWithoutRouter } from '@cors/conformance'
import { type CorsSource, cors as connectCors, createGate } from '@cors/node'
import {
  type EventHandler,
  type H3Event,
  createApp,
  createError,
  createRouter,
  defineEventHandler,
  fromNodeMiddleware,
  readRawBody,
  toNodeListener,
} from 'h3-v1'

/** What the README has for h3 1. */
function cors(source: CorsSource<H3Event>): EventHandler {
  const gate = createGate<H3Event>(source)
  return defineEventHandler(async (event) => {
    await gate(event.node.req, event.node.res, event)
  })
}

type Mount = (policy: FixturePolicy) => EventHandler

/** The table's choosing functions want the request, where those of users get the event. */
const mountGate: Mount = (policy) =>
  cors(typeof policy === 'function' ? ({ node }) => policy(node.req) : policy)

const mountMiddleware: Mount = (policy) => fromNodeMiddleware(connectCors(policy))

/** Serves the fixture of a row as users of h3 1 would. */
const serveBy =
  (mount: Mount): Serve =>
  async ({ policy, before, bodyLimit, routes }) => {
    const app = createApp()
    app.use(defineEventHandler(({ node }) => before(node.req, node.res)))
    app.use(mount(policy)).use(parseJson(bodyLimit))
    const router = createRouter()
    for (const { method, path, policy: own, handle } of routes) {
      const pass = own === undefined ? undefined : mount(own)
      const handler = defineEventHandler(async (event) => {
        await pass?.(event)
        if (event.handled) return
        try {
          await handle(event.node.req, event.node.res)
        } catch (cause) {
          // h3 prints what is no error of its own.
          throw createError({ statusCode: 500, cause })
        }
        // Or h3 answers 404 where the handler has only begun.
        if (!event.handled) await once(event.node.res, 'close')
      })
      router.use(path, handler, method === 'get' ? ['get', 'head'] : method)
    }
    const server = createServer(toNodeListener(app.use(router))).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return { port, close: () => server.close().closeAllConnections() }
  }

/** What a body parser does: h3 1 has none that stops at a limit. */
function parseJson(limit: number): EventHandler {
  return defineEventHandler(async (event) => {
    if (event.headers.get('content-type') !== 'application/json') return
    const body = (await readRawBody(event)) ?? ''
    if (body.length > limit) throw createError({ statusCode: 413 })
    try {
      JSON.parse(body)
    } catch {
      throw createError({ statusCode: 400 })
    }
  })
}

const gaps = gapsWithoutRouter('middleware of h3 cannot ask the router for the route of a preflight')

describeAdapter({ name: 'h3@1 with a gate of @cors/node', serve: serveBy(mountGate), gaps })
describeAdapter({ name: 'h3@1 with the middleware of @cors/node', serve: serveBy(mountMiddleware), gaps })
