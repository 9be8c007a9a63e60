import {
  type ConnectMiddleware,
  type CorsSource,
  connectMiddleware,
  cors,
  createGate,
} from '../../src/index.ts'

/** Ways in which a policy stands before an application: as users mount it, and as hosts that hand over whole heads do. */
export const mounts: readonly (readonly [way: string, mount: (source: CorsSource) => ConnectMiddleware])[] = [
  ['at-once', (source) => cors(source as never)],
  ['deferred', (source) => connectMiddleware(createGate(source, undefined, { isDeferred: true }))],
]
