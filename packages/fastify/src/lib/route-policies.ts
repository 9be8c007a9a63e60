import { CorsConfigError, type CorsSource, type Gate, createGate } from '@cors/node'
import type { KnownRoute } from './known-routes.ts'

/** The policies of routes, by what their `config.cors` says. */
export interface RoutePolicies<Context> {
  /**
   * Compiles the policies of all routes that are known.
   *
   * @throws {CorsConfigError} if the options of a route are faulty; the message names the route.
   */
  readonly compile: (routes: readonly KnownRoute[]) => void
  /** The gate of a route; `undefined` for one without a policy of its own. */
  readonly gateOf: (source: CorsSource<Context> | undefined) => Gate<Context> | undefined
}

/** Makes an empty collection. `create` makes a gate of a policy. */
export function createRoutePolicies<Context>(
  create: (source: CorsSource<Context>) => Gate<Context>,
): RoutePolicies<Context> {
  const gates = new Map<CorsSource<Context>, Gate<Context>>()
  return {
    compile(routes) {
      for (const { options, url } of routes) {
        const source = options.config?.cors as CorsSource<Context> | undefined
        if (source === undefined || gates.has(source)) continue
        try {
          gates.set(source, create(source))
        } catch (error) {
          if (error instanceof CorsConfigError) {
            error.message = `config.cors of ${String(options.method)} ${url}: ${error.message}`
          }
          throw error
        }
      }
    },
    gateOf(source) {
      if (source === undefined) return undefined
      const gate = gates.get(source) ?? createLate(source)
      gates.set(source, gate)
      return gate
    },
  }
}

/** Of a route that nobody has announced: faulty options can only be refused when it is asked. */
function createLate<Context>(source: CorsSource<Context>): Gate<Context> {
  process.emitWarning(
    'a route has a policy in config.cors, but was declared before @cors/fastify was imported or registered: its preflights are answered by the policy of its scope. Import @cors/fastify before fastify() is called.',
    { type: 'CorsWarning', code: 'CORS_UNKNOWN_ROUTE' },
  )
  return createGate<Context>(typeof source === 'function' ? source : () => source)
}
