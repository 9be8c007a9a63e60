import type { FastifyInstance, RawRequestDefaultExpression } from 'fastify'
import createRouter from 'find-my-way'
import { answer, unroutable } from './route-table.ts'

/** The scopes that have policies, by their prefixes: for what is asked under a prefix and is no route. */
export interface PrefixTable {
  readonly add: (scope: FastifyInstance) => void
  /** The scope with the longest prefix of this path; the root where there is none. */
  readonly find: (raw: RawRequestDefaultExpression) => FastifyInstance | typeof unroutable
}

/** Makes a table with the root alone, on the router that Fastify finds its own not-found handlers with. */
export function createPrefixTable(root: FastifyInstance): PrefixTable {
  const router = createRouter({ onBadUrl: answer, onMaxParamLength: answer })
  router.on('GET', '/*', answer, root)
  return {
    add(scope) {
      const { prefix } = scope
      // The first of several scopes with one prefix, as with Fastify's not-found handlers.
      if (prefix === '' || prefix === '/' || router.findRoute('GET', prefix) !== null) return
      router.on('GET', prefix, answer, scope)
      router.on('GET', prefix.endsWith('/') ? `${prefix}*` : `${prefix}/*`, answer, scope)
    },
    find({ url = '' }) {
      const found = router.find('GET', url)
      if (found === null) return root
      return (found.store as FastifyInstance | null) ?? unroutable
    },
  }
}
