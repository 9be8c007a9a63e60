import { cors } from '@cors/fastify'
import type { FastifyInstance } from 'fastify'
import { type PolicyName, policies } from './named-policies.ts'

/** Declares a scope under a policy. */
export function scoped(
  app: FastifyInstance,
  prefix: string,
  name: PolicyName,
  mount: (scope: FastifyInstance) => unknown,
): void {
  app.register(
    async (scope) => {
      scope.register(cors, { policy: policies[name] })
      mount(scope)
    },
    { prefix },
  )
}
