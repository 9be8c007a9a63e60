import type { FastifyInstance, RawRequestDefaultExpression } from 'fastify'
import { answer, createRouter } from './router.ts'

/** The scopes that have policies, by their prefixes: for what is asked under a prefix and is no route. */
export interface PrefixTable {
  readonly add: (scope: FastifyInstance) => void
  /** The scope with the longest prefix of this path; the root where there is none. */
  readonly find: (raw: RawRequestDefaultExpression) => FastifyInstance
}

/** Makes a table with the root alone. */
export function createPrefixTable(root: FastifyInstance): PrefixTable {
  const router = createRouter(root, { allowUnsafeRegex: true, maxParamLength: Number.MAX_SAFE_INTEGER })
  router.on('GET', '/*', answer, root)
  return {
    add(scope) {
      const { prefix } = scope
      if (prefix === '' || prefix === '/') return
      for (const url of [prefix, prefix.endsWith('/') ? `${prefix}*` : `${prefix}/*`]) {
        // The first of several scopes with one prefix, as with Fastify's own not-found handlers.
        if (router.findRoute('GET', url) === null) router.on('GET', url, answer, scope)
      }
    },
    find: ({ url = '' }) => (router.find('GET', url)?.store as FastifyInstance | null | undefined) ?? root,
  }
}
