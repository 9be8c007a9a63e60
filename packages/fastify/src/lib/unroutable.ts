import type { Gate } from '@cors/node'
import type {
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
} from 'fastify'

type Raw = RawRequestDefaultExpression
type RawHandler = (raw: Raw, response: RawReplyDefaultExpression) => void

interface Unroutable {
  /** Whether Fastify answers this request by itself, before any hook. */
  readonly isUnroutable: (raw: Raw) => boolean
  readonly maxParamLength: number
  /** The gate of the application, once it has one. */
  readonly gate: () => Gate<FastifyRequest> | undefined
}

/**
 * Puts the application's policy on answers that no hook sees: to a malformed URL, and to a parameter that
 * is too long. Works on the server that Fastify has made; one of a `serverFactory`, and `inject`, do not
 * go through it.
 */
export function guardUnroutable(
  root: FastifyInstance,
  { isUnroutable, maxParamLength, gate: gateOf }: Unroutable,
): void {
  const { server } = root
  // Not a method: Fastify has made this function to hand it to the server.
  const { routing } = root as unknown as { readonly routing: RawHandler }
  if (!server.listeners('request').includes(routing)) return
  server.off('request', routing)
  server.prependListener('request', function route(raw: Raw, response: RawReplyDefaultExpression) {
    const gate = isSuspect(raw, maxParamLength) && isUnroutable(raw) ? gateOf() : undefined
    const passed = gate === undefined || gate(raw, response, requestOf(raw, root))
    if (passed === true) routing(raw, response)
    else if (passed !== false) {
      passed.then(
        (settled) => settled && routing(raw, response),
        // Only if the response itself threw.
        (error: unknown) => response.destroy(error as Error),
      )
    }
  })
}

/** Cheaper than asking, for almost every request. */
function isSuspect({ url = '' }: Raw, maxParamLength: number): boolean {
  return url.includes('%') || url.length > maxParamLength
}

/** There is no Fastify request of what cannot be routed; predicates get the part of one that there is. */
function requestOf(raw: Raw, server: FastifyInstance): FastifyRequest {
  const { headers, method = '', url = '' } = raw
  return { raw, headers, method, url, server } as FastifyRequest
}
