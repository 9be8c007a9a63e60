import type { CorsOptions } from '@cors/core'
import { type FixturePolicy, policies } from './policies.ts'
import type { Row } from './row.ts'

/** The policy that a row speaks of, anew. */
export function createPolicy(policy: Row['policy']): FixturePolicy {
  if (typeof policy === 'string') return policies[policy].create()
  return policy === false ? false : (structuredClone(policy) as CorsOptions)
}
