import type { CorsSource } from '@cors/node'
import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import type { CorsContextView } from './context-view.ts'
import { openDoor } from './door.ts'

/**
 * The policy of a whole application as a hook, for frameworks over Fastify that have a place of their own
 * for it and show requests in their own way: the caller has it run once for each request, before all else.
 * Everybody else registers {@link cors}.
 *
 * @throws {CorsConfigError} if the options are faulty; `ready()` fails if those of a route are.
 */
export function corsHook<Context>(
  app: FastifyInstance,
  policy: CorsSource<Context>,
  view: CorsContextView<Context>,
): onRequestHookHandler {
  const door = openDoor(app, view)
  door.govern(app, policy)
  return door.hook
}
