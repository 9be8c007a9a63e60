import type {
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
} from 'fastify'
import { answer, createRouter, routerOptions } from './router.ts'

type Raw = RawRequestDefaultExpression
type RawHandler = (raw: Raw, response: RawReplyDefaultExpression) => void

interface Unroutable {
  /** Whether the application's router takes the path: by a route, or by an answer of its own. */
  readonly isRoute: (raw: Raw) => 'route' | 'answer' | 'none'
  /** Has such a request pass the gate that it is under. */
  readonly pass: (
    raw: Raw,
    response: RawReplyDefaultExpression,
    request: FastifyRequest,
  ) => boolean | Promise<boolean>
}

/**
 * Puts policies on answers that no hook sees: to a malformed URL, and to a path with a part that is too
 * long. Works where Fastify's own listener is on the server: not for a `serverFactory` that calls it from a
 * listener of its own, nor for `inject`.
 */
export function guardUnroutable(root: FastifyInstance, { isRoute, pass }: Unroutable): void {
  const { server } = root
  // Not a method: Fastify has made this function to hand it to the server.
  const { routing } = root as unknown as { readonly routing: RawHandler }
  if (!server.listeners('request').includes(routing)) return
  const { maxParamLength } = routerOptions(root)
  // What is no route goes to a second router of Fastify's, with a limit of its own.
  const notFound = createRouter(root, {})
  notFound.on('GET', '/*', answer, root)

  server.off('request', routing)
  server.prependListener('request', function route(raw: Raw, response: RawReplyDefaultExpression) {
    if (!isSuspect(raw, maxParamLength) || !isUnroutable(raw)) return routing(raw, response)
    const passed = pass(raw, response, requestOf(raw, root))
    if (passed === true) routing(raw, response)
    else if (passed !== false) {
      passed.then(
        (settled) => settled && routing(raw, response),
        // Only if the response itself threw.
        (error: unknown) => response.destroy(error as Error),
      )
    }
  })

  function isUnroutable(raw: Raw): boolean {
    const found = isRoute(raw)
    return found === 'answer' || (found === 'none' && !notFound.find('GET', raw.url ?? '')?.store)
  }
}

/** Cheaper than asking, for almost every request. */
function isSuspect({ url = '' }: Raw, maxParamLength: number): boolean {
  const query = url.indexOf('?')
  const path = query === -1 ? url : url.slice(0, query)
  return path.includes('%') || path.length > Math.min(maxParamLength, 100) || !path.startsWith('/')
}

/** There is no Fastify request of what cannot be routed; predicates get the part of one that there is. */
function requestOf(raw: Raw, server: FastifyInstance): FastifyRequest {
  const { headers, method = '', url = '' } = raw
  return { raw, headers, method, url, server, is404: true } as FastifyRequest
}
