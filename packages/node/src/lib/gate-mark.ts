import type { Gate } from './gate.ts'

// A host may load an ESM copy of this module, and a route of its application a CJS one.
const mark = Symbol.for('@cors/node/gate')

/** Lets {@link gateOf} find the gate behind a handler that an adapter hands to its host. Returns the handler. */
export function markGate<Handler extends object, Context>(handler: Handler, gate: Gate<Context>): Handler {
  return Object.defineProperty(handler, mark, { value: gate })
}

/** The gate behind a handler that stands in a host's router; `undefined` for a handler of anybody else. */
export function gateOf<Context>(handler: unknown): Gate<Context> | undefined {
  if (typeof handler !== 'function') return undefined
  return (handler as { readonly [mark]?: Gate<Context> })[mark]
}
