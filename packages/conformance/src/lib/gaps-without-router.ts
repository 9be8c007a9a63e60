import type { Adapter } from './describe-adapter.ts'

const ids: readonly string[] = [
  'route/preflight',
  'route/preflight-refused',
  'route/preflight-below-false',
  'route/preflight-false',
  'route/preflight-mixed',
  'route/preflight-looser',
  'route/preflight-head',
  'route/preflight-query',
  'route/preflight-async',
  'route/reject-outer',
]

/**
 * The gaps of a host whose router cannot be asked which route the requested method would reach, for this reason:
 * there the policy that a preflight meets first answers it. Frozen, to be spread where there are others.
 */
export function gapsWithoutRouter(reason: string): NonNullable<Adapter['gaps']> {
  return Object.freeze(Object.fromEntries(ids.map((id) => [id, reason])))
}
