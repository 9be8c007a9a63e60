import 'reflect-metadata'
import type { ModulesContainer } from '@nestjs/core'
import { decoratedPolicy } from './cors.decorator.ts'
import type { CorsPolicyRef, Decorated } from './policies.ts'

// Nest's own, of @nestjs/websockets, which an application without gateways does not have.
const gatewayKey = 'websockets:is_gateway'
const optionsKey = 'websockets:gateway_options'
const portKey = 'port'

/** A gateway as its decorators describe it. */
export interface Gateway {
  /** Of the class. */
  readonly name: string
  /** `0`: that of the application. */
  readonly port: number
  readonly path: unknown
  /** What `@Cors` says. */
  readonly ref: CorsPolicyRef | undefined
  /** The option of `@WebSocketGateway`. */
  readonly cors: unknown
}

/** The gateways that Nest will connect, in its order. */
export function findGateways(modules: ModulesContainer): readonly Gateway[] {
  const gateways: Gateway[] = []
  for (const { providers } of modules.values()) {
    for (const { metatype, isNotMetatype } of providers.values()) {
      if (isNotMetatype || typeof metatype !== 'function') continue
      if (Reflect.getMetadata(gatewayKey, metatype) === undefined) continue
      const options = (Reflect.getMetadata(optionsKey, metatype) ?? {}) as Partial<Gateway>
      gateways.push({
        name: metatype.name,
        port: (Reflect.getMetadata(portKey, metatype) as number | undefined) ?? 0,
        path: options.path,
        ref: decoratedPolicy(metatype),
        cors: options.cors,
      })
    }
  }
  return gateways
}

/** What the decorators of gateways say. */
export function decoratedGateways(modules: ModulesContainer): readonly Decorated[] {
  return findGateways(modules).flatMap(({ ref, name }) =>
    ref === undefined ? [] : [{ ref, place: `@Cors on ${name}` }],
  )
}

// Registered: an ESM and a CJS copy of this package may be loaded side by side.
const guardedMark: unique symbol = Symbol.for('@cors/nestjs/gateways')

type Marked = ModulesContainer & { [guardedMark]?: true }

/** Notes that the gateways of an application are under its policies. */
export function markGuarded(modules: Marked): void {
  modules[guardedMark] = true
}

/**
 * Refuses an application where a decorator on a gateway says something that nobody obeys.
 *
 * @throws {TypeError} with the names of the gateways.
 */
export function refuseUnguarded(modules: Marked): void {
  const places = decoratedGateways(modules).map(({ place }) => place)
  if (places.length === 0 || modules[guardedMark] === true) return
  throw new TypeError(
    `${places.join(', ')} is obeyed by nobody: write app.useWebSocketAdapter(corsGateways(app, new WsAdapter(app))), or with IoAdapter.`,
  )
}

/** What gateways of one server have in common. */
export function keyOfServer(port: number, path: unknown): string {
  return JSON.stringify([port, path])
}
