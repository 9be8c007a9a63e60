import type { Express, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { majors } from './majors.ts'

// src/lib/router.ts stands on parts of Express that are not public. If one of these fails, that room has to
// learn how the new version does it.

interface Layer {
  readonly handle: RequestHandler & { readonly stack?: readonly Layer[]; readonly mergeParams?: boolean }
  readonly route?: {
    readonly methods: { readonly [method: string]: boolean }
    readonly stack: readonly { readonly method?: string; readonly handle: RequestHandler }[]
  }
  readonly path?: string
  readonly params?: object
  match(path: string): unknown
}

interface Private {
  readonly _router?: { readonly stack: readonly Layer[] }
  readonly router: { readonly stack: readonly Layer[] }
  readonly parent?: Express
}

const onward: RequestHandler = (_request, _response, next) => next()

for (const [name, express] of majors) {
  /** The layers that were mounted last. */
  const layersOf = (app: Express, count = 1): readonly Layer[] => {
    const { _router: router = (app as unknown as Private).router } = app as unknown as Private
    return router.stack.slice(-count)
  }
  const layerOf = (app: Express): Layer => {
    const [layer] = layersOf(app)
    expect(layer).toBeDefined()
    return layer as Layer
  }
  /** What a layer matched, where each major leaves it. */
  const matchOf = (layer: Layer, path: string): unknown => {
    const matched = layer.match(path)
    const { path: taken, params } = (name === 'express@4' ? layer : matched) as Layer
    expect(typeof matched).toBe(name === 'express@4' ? 'boolean' : 'object')
    return { taken, params: { ...params } }
  }

  describe(`private parts that decisions/010 relies on, ${name}`, () => {
    it('private/the-router-of-an-application', () => {
      const app = express()
      expect('lazyrouter' in app).toBe(name === 'express@4')
      if (name === 'express@4') {
        expect(Reflect.get(app, '_router')).toBe(undefined)
        expect(() => (app as unknown as Private).router).toThrow('deprecated')
      } else {
        expect('_router' in app).toBe(false)
        expect((app as unknown as Private).router).toBe((app as unknown as Private).router)
      }
      app.use(onward)
      expect(layerOf(app).handle).toBe(onward)
    })

    it('private/layers-stand-in-the-order-of-mounting', () => {
      const other = onward.bind(undefined)
      const app = express().use(onward, other).put('/', onward)
      expect(layersOf(app, 3).map(({ handle, route }) => [handle, route === undefined])).toEqual([
        [onward, true],
        [other, true],
        [expect.any(Function), false],
      ])
    })

    it('private/layer-match', () => {
      const prefix = layerOf(express().use('/a/:id', onward))
      expect(matchOf(prefix, '/a/%2F/b')).toEqual({ taken: '/a/%2F', params: { id: '/' } })
      expect(prefix.match('/b')).toBe(false)
      expect(() => prefix.match('/a/%zz')).toThrow(URIError)
      expect(matchOf(layerOf(express().use(onward)), '/a')).toEqual({ taken: '', params: {} })
      const route = layerOf(express().put('/a/:id', onward))
      expect(matchOf(route, '/a/5/')).toMatchObject({ params: { id: '5' } })
      expect(route.match('/a/5/b')).toBe(false)
    })

    it('private/route-methods', () => {
      const { route } = layerOf(express().put('/', onward))
      expect(Object.entries(route?.methods ?? {})).toEqual([['put', true]])
      const app = express()
      app.route('/').all(onward).get(onward)
      expect(Object.keys(layerOf(app).route?.methods ?? {})).toEqual(['_all', 'get'])
      const router = express.Router().all('/', onward) as unknown as { readonly stack: readonly Layer[] }
      expect(Object.keys(router.stack[0]?.route?.methods ?? {})).toEqual(['_all'])
    })

    it('private/route-stack', () => {
      const other = onward.bind(undefined)
      const app = express()
      app.route('/').all(onward).get([other, onward]).put(other)
      expect(layerOf(app).route?.stack.map(({ method, handle }) => [method, handle])).toEqual([
        [undefined, onward],
        ['get', other],
        ['get', onward],
        ['put', other],
      ])
    })

    it('private/all-of-an-application-names-every-method', () => {
      const { route } = layerOf(express().all('/', onward))
      expect(route?.methods).not.toHaveProperty('_all')
      const named = new Set(route?.stack.map(({ method }) => method))
      for (const method of ['get', 'head', 'put', 'post', 'delete', 'patch', 'options'])
        expect([...named]).toContain(method)
    })

    it('private/nested-routers', () => {
      const router = express.Router({ mergeParams: true }).use(onward).put('/x', onward)
      const { handle, route } = layerOf(express().use('/a', router))
      expect(route).toBe(undefined)
      expect(handle).toBe(router)
      expect(handle.stack?.map((layer) => layer.route === undefined)).toEqual([true, false])
      expect(handle.mergeParams).toBe(true)
      expect(layerOf(express().use(express.Router())).handle.mergeParams).toBe(undefined)
    })

    it('private/applications-in-applications', () => {
      const inner = express().use(onward)
      const app = express().use('/a', express().use('/b', inner))
      expect(layerOf(app).handle).not.toHaveProperty('stack')
      expect(inner.path()).toBe('/a/b')
      expect(inner.mountpath).toBe('/b')
      expect((inner as unknown as Private).parent?.mountpath).toBe('/a')
      expect(app.path()).toBe('')
    })
  })
}
