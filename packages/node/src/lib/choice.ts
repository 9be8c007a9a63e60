import type { Cors, CorsOptions, CorsOrigin, SyncCors } from '@cors/core'
import { createCors, isCors } from './create-cors.ts'
import { warnOfManyPolicies } from './warnings.ts'

/** A policy for one request: options, a compiled policy, or `false` for nobody. */
export type CorsChoice<Context = unknown> = CorsOptions<Context> | Cors<Context> | false

/**
 * The first argument of every adapter: options, a compiled policy, `false` for nobody, or a function
 * that picks one of these for each request. Return the same object for the same tenant: options are
 * compiled once an object. Whatever it answers varies by `Origin`, which it may have read.
 */
export type CorsSource<
  Context = unknown,
  Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
> =
  | CorsOptions<Context, Origin, Reflect>
  | Cors<Context>
  | false
  | ((context: Context) => CorsChoice<Context> | Promise<CorsChoice<Context>>)

/** The policy of `false`. */
export const nobody: SyncCors = createCors({ origin: false })

// How many compilations are no mistake: tenants, not requests.
const manyPolicies = 1000
let compilations = 0
const compiled = new WeakMap<object, Cors<never>>()

/**
 * The policy of one choice; each object of options is compiled once.
 *
 * @throws {CorsConfigError} if the options are faulty, or no options.
 */
export function compileChoice<Context>(choice: CorsChoice<Context>): Cors<Context> {
  if (choice === false) return nobody
  // Anything else goes to createCors, whose error says what is wrong with it.
  if (typeof choice !== 'object' || choice === null) return createCors<Context>(choice)
  if (isCors(choice)) return choice
  let cors = compiled.get(choice) as Cors<Context> | undefined
  if (cors === undefined) {
    cors = createCors<Context>(choice)
    compiled.set(choice, cors)
    if (++compilations > manyPolicies) warnOfManyPolicies()
  }
  return cors
}
