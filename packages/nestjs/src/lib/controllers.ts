import 'reflect-metadata'
import { MetadataScanner, type ModulesContainer } from '@nestjs/core'
import { decoratedHandler, decoratedPolicy } from './cors.decorator.ts'
import { bearAll } from './handler-metadata.ts'
import type { CorsPolicyRef, Decorated } from './policies.ts'

// Nest tells its platform a path and a function, and copies onto that function the metadata of the handler
// that it finds on the controller. So whatever has to be known of a route at the platform's is noted there.

/** What a route brings from its controller. */
export interface RouteNote {
  readonly policy: CorsPolicyRef | undefined
  /** The hosts that a controller is for. */
  readonly host: Host | undefined
}

type Host = string | RegExp | readonly (string | RegExp)[]

/** The controllers of an application, some of which may come late: Nest can load modules until it makes routes. */
export interface Controllers {
  /**
   * Notes on all handlers what their routes bring, once there are controllers and before there are routes.
   *
   * @throws {CorsConfigError} if what the decorators of late ones say is faulty.
   */
  readonly note: () => void
  /** Notes it again if modules have come since. */
  readonly catchUp: () => void
  /** To be called once there are routes: nothing is noted from then on. */
  readonly release: () => void
  /** Whether any of them has a policy of its own. */
  readonly haveOwn: () => boolean
}

/** Follows the controllers of an application. */
export function followControllers(
  modules: ModulesContainer,
  admit: (decorated: readonly Decorated[]) => void,
): Controllers {
  let noted: number | undefined
  let haveOwn = false
  const note = (): void => {
    const decorated = decoratedControllers(modules)
    admit(decorated)
    haveOwn = decorated.length > 0
    for (const { wrapper, name, route } of routesOf(modules)) {
      noteRoute(wrapper.metatype, wrapper.instance as Handlers, name, route)
    }
    noted = modules.size
  }
  return {
    note() {
      note()
      // Modules may load others, and change handlers, until Nest goes through all of them to make routes.
      modules.forEach = (...given) => {
        note()
        Map.prototype.forEach.apply(modules, given)
      }
    },
    catchUp: () => void (noted !== modules.size && note()),
    release: () => void Reflect.deleteProperty(modules, 'forEach'),
    haveOwn: () => haveOwn,
  }
}

/** What the decorators of controllers and their handlers say. */
export function decoratedControllers(modules: ModulesContainer): readonly Decorated[] {
  return routesOf(modules).flatMap(({ wrapper, name, isOwn, route: { policy } }) =>
    policy === undefined
      ? []
      : [{ ref: policy, place: `@Cors on ${wrapper.name}${isOwn ? `.${name}` : ''}` }],
  )
}

/** What is noted of the handler behind a route. */
export function noteOf(handler: object): RouteNote | undefined {
  return Reflect.getMetadata(noteKey, handler) as RouteNote | undefined
}

const noteKey = '@cors/nestjs/route'
// Nest's own.
const pathKey = 'path'
const hostKey = 'host'

type Modules = ModulesContainer extends ReadonlyMap<string, infer Module> ? Module : never
type Wrapper = Modules['controllers'] extends ReadonlyMap<unknown, infer Each> ? Each : never
type Handler = (this: unknown, ...args: unknown[]) => unknown

interface Handlers {
  [name: string]: Handler | undefined
}

interface FoundRoute {
  readonly wrapper: Wrapper
  readonly name: string
  readonly route: RouteNote
  /** Whether the policy is the handler's own. */
  readonly isOwn: boolean
}

function routesOf(modules: ModulesContainer): readonly FoundRoute[] {
  const scanner = new MetadataScanner()
  const wrappers = [...modules.values()].flatMap(({ controllers }) => Array.from(controllers.values()))
  return wrappers.flatMap((wrapper) => {
    const { metatype } = wrapper
    if (typeof metatype !== 'function') return []
    const prototype = metatype.prototype as Handlers
    const names = scanner.getAllMethodNames(prototype).filter((name) => isRoute(prototype[name]))
    const outer = decoratedPolicy(metatype)
    const host = Reflect.getMetadata(hostKey, metatype) as Host | undefined
    return names.map((name): FoundRoute => {
      const own = decoratedHandler(prototype, name)
      const isOwn = own !== undefined
      return { wrapper, name, isOwn, route: { policy: isOwn ? own : outer, host } }
    })
  })
}

function isRoute(handler: Handler | undefined): boolean {
  return typeof handler === 'function' && Reflect.hasMetadata(pathKey, handler)
}

/** Gives the controller a handler of its own, which bears the note and calls the one that it has. */
function noteRoute(type: Wrapper['metatype'], controller: Handlers, name: string, route: RouteNote): void {
  const handler = controller[name]
  if (typeof handler !== 'function' || (route.policy === undefined && route.host === undefined)) return
  const noted = noteOf(handler)
  if (noted?.policy === route.policy && noted?.host === route.host) return
  // Never noted on the function itself: other controllers may have it too, by inheritance or as a mixin.
  const own: Handler = function (...args) {
    return handler.apply(this, args)
  }
  Reflect.defineMetadata(noteKey, route, bearAll(own, handler))
  if (!Reflect.defineProperty(controller, name, { value: own, configurable: true, writable: true })) {
    throw new TypeError(
      `the policy of ${type?.name}.${name} has no place: the controller is frozen, or the handler fixed. Leave it as Nest has made it, or take @Cors off.`,
    )
  }
}
