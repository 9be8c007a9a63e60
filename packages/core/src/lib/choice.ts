import type { Cors, SyncCors } from './cors.ts'
import type { CorsOptions, CorsOrigin } from './options.ts'

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

/** The policies that an adapter is given, compiled. */
export interface CorsChoices {
  /** The policy of `false`. */
  readonly nobody: SyncCors
  /**
   * The policy of one choice; each object of options is compiled once.
   *
   * @throws {CorsConfigError} if the options are faulty, or no options.
   */
  readonly compile: <Context>(choice: CorsChoice<Context>) => Cors<Context>
}

// How many compilations are no mistake: tenants, not requests.
const manyPolicies = 1000

/**
 * Makes an adapter's collection of policies. `create` compiles options; `onMany` is called when so many
 * objects of options were compiled that a choosing function must be making a new one for each request.
 */
export function createChoices(
  create: (options: CorsOptions<never>) => Cors<never>,
  onMany: () => void,
): CorsChoices {
  const compiled = new WeakMap<object, Cors<never>>()
  const nobody = create({ origin: false })
  let compilations = 0
  const compile = (choice: CorsChoice<never>): Cors<never> => {
    if (choice === false) return nobody
    // Anything else goes to `create`, whose error says what is wrong with it.
    if (typeof choice !== 'object' || choice === null) return create(choice)
    // Of this copy of the library or another.
    if ('decide' in choice && typeof choice.decide === 'function') return choice
    let cors = compiled.get(choice)
    if (cors === undefined) {
      cors = create(choice as CorsOptions<never>)
      compiled.set(choice, cors)
      if (++compilations > manyPolicies) onMany()
    }
    return cors
  }
  return { nobody: nobody as SyncCors, compile }
}
