import 'reflect-metadata'
import { MetadataScanner, type ModulesContainer } from '@nestjs/core'
import { decoratedPolicy } from './cors.decorator.ts'
import type { CorsPolicyRef, Decorated } from './policies.ts'

// Nest tells its platform a path and a function, and copies the metadata of the handler onto that function.
// So whatever has to be known of a route at the platform's is noted as metadata of its handler.

/** What a route brings from its controller. */
export interface RouteNote {
  readonly policy: CorsPolicyRef | undefined
  /** The hosts that a controller is for. */
  readonly host: Host | undefined
}

type Host = string | RegExp | readonly (string | RegExp)[]

const noteKey = '@cors/nestjs/route'
// Nest's own.
const pathKey = 'path'
const hostKey = 'host'

/** What is noted of the handler behind a route. */
export function noteOf(handler: object): RouteNote | undefined {
  return Reflect.getMetadata(noteKey, handler) as RouteNote | undefined
}

/** Notes policy and host of each route of the application, and returns what its decorators say. */
export function noteControllers(modules: ModulesContainer): readonly Decorated[] {
  const scanner = new MetadataScanner()
  const decorated: Decorated[] = []
  for (const { controllers } of modules.values()) {
    for (const { metatype } of controllers.values()) {
      if (typeof metatype !== 'function') continue
      const prototype = metatype.prototype as Prototype
      const inherited = decoratedPolicy(metatype)
      const host = Reflect.getMetadata(hostKey, metatype) as Host | undefined
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name]
        if (typeof handler !== 'function' || !Reflect.hasMetadata(pathKey, handler)) continue
        const own = decoratedPolicy(handler)
        const policy = own ?? inherited
        if (policy !== undefined) {
          const place = own === undefined ? metatype.name : `${metatype.name}.${name}`
          decorated.push({ ref: policy, place: `@Cors on ${place}` })
        }
        note(prototype, name, { policy, host })
      }
    }
  }
  return decorated
}

type Handler = (...args: unknown[]) => unknown

interface Prototype {
  [name: string]: Handler | undefined
}

function note(prototype: Prototype, name: string, route: RouteNote): void {
  const handler = prototype[name] as Handler
  const noted = noteOf(handler)
  if (noted?.policy === route.policy && noted?.host === route.host) return
  if (Object.hasOwn(prototype, name)) {
    Reflect.defineMetadata(noteKey, route, handler)
    return
  }
  // Inherited, and other controllers may inherit it too: this one gets a handler of its own that calls it.
  const outer = Object.getPrototypeOf(prototype) as Prototype
  const ownHandler: Handler = function (this: unknown, ...args) {
    return outer[name]?.apply(this, args)
  }
  for (const key of Reflect.getMetadataKeys(handler)) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), ownHandler)
  }
  Reflect.defineMetadata(noteKey, route, ownHandler)
  Object.defineProperty(ownHandler, 'name', { value: name })
  Object.defineProperty(prototype, name, { value: ownHandler, configurable: true, writable: true })
}
