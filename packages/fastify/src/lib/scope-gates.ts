import type { Gate } from '@cors/node'
import type { FastifyInstance } from 'fastify'

// Scopes inherit from each other by prototypes, and so do their policies.
const gateMark = Symbol('gate')

/** The gate that a scope is under: its own, or that of a scope around it. */
export function gateOf<Context>(scope: FastifyInstance): Gate<Context> | undefined {
  return (scope as { readonly [gateMark]?: Gate<Context> })[gateMark]
}

/** Puts a scope under a gate. */
export function setGate<Context>(scope: FastifyInstance, gate: Gate<Context>): void {
  if (Object.hasOwn(scope, gateMark)) {
    scope.log.warn(
      `@cors/fastify is registered twice under "${scope.prefix || '/'}": the later policy is used`,
    )
  }
  Object.assign(scope, { [gateMark]: gate })
}

/** The instance that all scopes of an application are made from. */
export function rootOf(scope: FastifyInstance): FastifyInstance {
  const outer: unknown = Object.getPrototypeOf(scope)
  return typeof outer === 'object' && outer !== null && 'addHook' in outer
    ? rootOf(outer as FastifyInstance)
    : scope
}
