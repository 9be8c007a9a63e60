import type { Cors, CorsOptions, CorsSource } from '@cors/node'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { doorOf } from './door.ts'

/** What `register(cors, ...)` takes: options, a compiled policy, or any policy as `{ policy }`. */
export type CorsPluginOptions =
  | CorsOptions<FastifyRequest>
  | Cors<FastifyRequest>
  | { readonly policy: CorsSource<FastifyRequest> }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The policy of this route, for its preflights too; it replaces the policy of the scope whole. */
    cors?: CorsSource<FastifyRequest> | undefined
  }
}

/**
 * CORS as a Fastify plugin, for Fastify 4 and 5. The policy governs the scope that it is registered in:
 * its routes, and what is not found under its prefix. Preflights are answered in an `onRequest` hook, by
 * the policy of the route that they are for. Predicates and choosing functions get the Fastify request.
 *
 * Registration fails with a {@link CorsConfigError} if the options are faulty, `ready()` if those of a
 * route are.
 */
export const cors: FastifyPluginAsync<CorsPluginOptions> = fastifyPlugin(
  async function cors(scope, options) {
    doorOf(scope).govern(scope, sourceOf(options))
  } satisfies FastifyPluginAsync<CorsPluginOptions>,
  { name: '@cors/fastify', fastify: '4.x || 5.x' },
)

function sourceOf(options: CorsPluginOptions): CorsSource<FastifyRequest> {
  // Fastify calls a function that `register` is given, once, with the instance, and hands on what it returns.
  if (options instanceof Promise) {
    throw new TypeError(
      'Fastify calls a function that register() is given once, with the instance, and not for each request. Write register(cors, { policy: async (request) => ... }).',
    )
  }
  // A compiled policy has a `policy` too: its view.
  if (typeof options !== 'object' || !('policy' in options) || 'decide' in options) return options
  const { policy, ...rest } = options
  const others = Object.keys(rest)
  if (others.length > 0)
    throw new TypeError(`${others.join(', ')} cannot stand beside policy: write it inside.`)
  if (policy === undefined) throw new TypeError('policy is undefined. Write { policy: false } for nobody.')
  return policy
}
