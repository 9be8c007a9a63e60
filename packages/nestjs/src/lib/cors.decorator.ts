import 'reflect-metadata'
import type { Cors as CompiledCors, CorsOrigin, CorsSource } from '@cors/node'
import type { CorsContext } from './http-context.ts'
import type { CorsPolicyRef } from './policies.ts'

/** A compiled policy. */
export type Cors<Context = unknown> = CompiledCors<Context>

// A string: an ESM and a CJS copy of this package must read each other's decorators.
const policyKey = '@cors/nestjs/policy'

/**
 * The policy of a controller, a handler, or a gateway: the name of one of the module's, or options, a
 * compiled policy, `false` for nobody, or a function that picks one for each request. It replaces the
 * outer policy whole, for preflights too; that of a handler wins over that of its controller.
 *
 * Validated when the application starts.
 */
export function Cors<
  const Origin extends CorsOrigin<CorsContext> = CorsOrigin<CorsContext>,
  Reflect extends boolean = boolean,
>(policy: string | CorsSource<CorsContext, Origin, Reflect>): ClassDecorator & MethodDecorator {
  // A variable that is not set is a fault to be told of, and no missing decorator.
  const said = policy === undefined ? null : policy
  return (target: object, name?: string | symbol, descriptor?: PropertyDescriptor) => {
    if (name === undefined) return Reflect.defineMetadata(policyKey, said, target)
    const handler: unknown = descriptor?.value
    if (typeof handler !== 'function') {
      throw new TypeError(`@Cors stands on ${String(name)}, which is no method.`)
    }
    Reflect.defineMetadata(policyKey, said, handler)
    // Another decorator may put a function of its own in the place of the handler.
    Reflect.defineMetadata(policyKey, said, target, name)
  }
}

/** What the decorator of a class says, or of one that it inherits from. */
export function decoratedPolicy(type: object): CorsPolicyRef | undefined {
  return Reflect.getMetadata(policyKey, type) as CorsPolicyRef | undefined
}

/** What the decorator of a handler says, of the class that has it or inherits it. */
export function decoratedHandler(prototype: object, name: string): CorsPolicyRef | undefined {
  const handler: unknown = Reflect.get(prototype, name)
  const said: unknown = typeof handler === 'function' ? Reflect.getMetadata(policyKey, handler) : undefined
  return (said === undefined ? Reflect.getOwnMetadata(policyKey, ownerOf(prototype, name), name) : said) as
    | CorsPolicyRef
    | undefined
}

function ownerOf(prototype: object, name: string): object {
  const outer: unknown = Object.getPrototypeOf(prototype)
  if (Object.hasOwn(prototype, name) || typeof outer !== 'object' || outer === null) return prototype
  return ownerOf(outer, name)
}
