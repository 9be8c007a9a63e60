import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, FastifyServerOptions, RouteOptions } from 'fastify'
import fastifyFirst from 'fastify-v4-first'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Host, majors } from './majors.ts'
import { ok } from './rows.ts'

// What is relied on of Fastify and is not all in its manual. Where one of these fails, Fastify has changed.

/** The majors, and the lower end of the peer range. */
const hosts: readonly (readonly [name: string, fastify: Host])[] = [
  ...majors,
  ['fastify@4.0.0', fastifyFirst],
]

/** What is found, under the place where it is written down that it must be. */
function relied(found: object): { readonly 'decisions/011 relies on': object } {
  return { 'decisions/011 relies on': found }
}

function create(fastify: Host, settings: FastifyServerOptions = {}): FastifyInstance {
  const app = fastify({ ...settings })
  onTestFinished(() => app.close())
  return app
}

const own = {
  allowUnsafeRegex: true,
  caseSensitive: false,
  ignoreDuplicateSlashes: true,
  ignoreTrailingSlash: true,
  maxParamLength: 7,
}
const defaults = {
  allowUnsafeRegex: false,
  caseSensitive: true,
  ignoreDuplicateSlashes: false,
  ignoreTrailingSlash: false,
  maxParamLength: 100,
}

for (const [name, fastify] of hosts) {
  describe(`guards, ${name}`, () => {
    it('guard/the-channel-publishes-the-instance', () => {
      const published: { readonly fastify: unknown }[] = []
      const listener = (message: unknown): void => void published.push(message as { fastify: unknown })
      subscribe('fastify.initialization', listener)
      onTestFinished(() => void unsubscribe('fastify.initialization', listener))
      const app = create(fastify)
      const instances = published.map((message) => message.fastify === app)
      expect(relied({ instances })).toEqual(relied({ instances: [true] }))
    })

    it('guard/scopes-inherit-by-prototype', async () => {
      const app = create(fastify)
      const scopes: FastifyInstance[] = [app]
      let shared: unknown
      const plugin = Object.assign(async (scope: FastifyInstance) => void (shared = scope), {
        [Symbol.for('skip-override')]: true,
      })
      app.register(plugin)
      app.register(async (scope) => {
        scopes.push(scope)
        scope.register(async (inner) => void scopes.push(inner))
      })
      await app.ready()
      const found = {
        standOnTheirParents: [1, 2].map(
          (depth) => Object.getPrototypeOf(scopes[depth]) === scopes[depth - 1],
        ),
        aboveTheRoot: 'addHook' in Object.getPrototypeOf(app),
        isShared: shared === app,
      }
      expect(relied(found)).toEqual(
        relied({ standOnTheirParents: [true, true], aboveTheRoot: false, isShared: true }),
      )
    })

    it('guard/a-slash-under-a-prefix-is-announced-once-and-moves-on', async () => {
      const announced: { readonly options: RouteOptions; readonly url: string; readonly scope: unknown }[] =
        []
      const app = create(fastify, { exposeHeadRoutes: false })
      app.addHook('onRoute', function onRoute(options) {
        announced.push({ options, url: options.url, scope: this })
      })
      let declaredOn: unknown
      app.register(
        async (scope) => {
          declaredOn = scope
          scope.put('/', ok)
        },
        { prefix: '/api' },
      )
      await app.ready()
      const found = announced.map(({ options, url, scope }) => ({
        announced: url,
        then: options.url,
        isThisItsScope: scope === declaredOn,
      }))
      expect(relied(found)).toEqual(relied([{ announced: '/api', then: '/api/', isThisItsScope: true }]))
    })

    it('guard/options-of-a-route-are-those-of-its-requests', async () => {
      const config = { cors: { origin: '*' } } as const
      const announced: RouteOptions[] = []
      const seen: unknown[] = []
      const app = create(fastify)
      app.addHook('onRoute', (options) => void announced.push(options))
      app.addHook('onRequest', async (request) => {
        const either = request as unknown as { [where: string]: { config?: typeof config } | undefined }
        seen.push((either['routeOptions']?.config ?? either['context']?.config)?.cors)
      })
      app.get('/', { config }, ok)
      await app.inject({ url: '/' })
      const found = {
        announced: announced.map((options) => options.config?.cors === config.cors),
        seen: seen.map((policy) => policy === config.cors),
      }
      // GET, and the HEAD beside it.
      expect(relied(found)).toEqual(relied({ announced: [true, true], seen: [true] }))
    })

    it('guard/a-request-knows-whether-it-found-a-route-and-where', async () => {
      const seen: { readonly is404: boolean; readonly server: unknown }[] = []
      let below: unknown
      const app = create(fastify)
      app.addHook('onRequest', async ({ is404, server }) => void seen.push({ is404, server }))
      app.register(
        async (scope) => {
          below = scope
          scope.get('/x', ok)
        },
        { prefix: '/api' },
      )
      await app.inject({ url: '/api/x' })
      await app.inject({ url: '/api/y' })
      const found = seen.map(({ is404, server }) => ({
        is404,
        in: server === below ? 'scope' : server === app,
      }))
      expect(relied(found)).toEqual(
        relied([
          { is404: false, in: 'scope' },
          { is404: true, in: true },
        ]),
      )
    })

    it('guard/the-server-listens-with-routing', () => {
      const app = create(fastify) as FastifyInstance & { readonly routing: () => void }
      const isListening = app.server.listeners('request').includes(app.routing)
      expect(relied({ isListening })).toEqual(relied({ isListening: true }))
    })

    it('guard/initial-config-has-the-options-of-the-router', () => {
      expect(relied(create(fastify, own).initialConfig)).toMatchObject(relied(own))
      expect(relied(create(fastify).initialConfig)).toMatchObject(relied(defaults))
      if (name !== 'fastify@5') return
      const { initialConfig } = create(fastify, { routerOptions: own })
      expect(relied(initialConfig)).toMatchObject(relied({ routerOptions: own }))
    })
  })
}
