import type { Case } from '../cases/case.ts'

// Where @cors/node counts the gates of a process, since of one it need not look for others.
const gates = Symbol.for('@cors/node/gates')

/** Has this process, which makes the applications of all cases, count the policies of this one alone. */
export function countPoliciesOf({ policy }: Case): void {
  Reflect.set(globalThis, gates, policy.route === undefined ? 1 : 2)
}
