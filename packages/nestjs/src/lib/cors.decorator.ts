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
  return (target: object, _name?: string | symbol, descriptor?: PropertyDescriptor) => {
    Reflect.defineMetadata(policyKey, policy, (descriptor?.value as object | undefined) ?? target)
  }
}

/** What a decorator says of a class or a handler. */
export function decoratedPolicy(target: object): CorsPolicyRef | undefined {
  return Reflect.getMetadata(policyKey, target) as CorsPolicyRef | undefined
}
