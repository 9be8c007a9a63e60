import type { Cors, CorsDecision, CorsOptions, CorsRequest } from '@cors/node'
import { Inject, Injectable } from '@nestjs/common'
import type { CorsContext } from './http-context.ts'
import type { Policies } from './policies.ts'

/** Injection token of the compiled policies. */
export const policiesToken: unique symbol = Symbol.for('@cors/nestjs/policies')

/** The policies of the application, for whoever has to ask or to change them while it runs. */
@Injectable()
export class CorsService {
  readonly #policies: Policies

  // An object, so that what is in it is not part of what this package promises.
  constructor(@Inject(policiesToken) policies: object) {
    this.#policies = policies as Policies
  }

  /**
   * Whether the policy for everything lets pages of this origin read answers. For other policies:
   * `policy('name').allows(origin)`.
   */
  allows(origin: string | undefined, context?: CorsContext): boolean | Promise<boolean> {
    return this.policy().allows(origin, context)
  }

  /** What the policy for everything says of a request. */
  decide(request: CorsRequest, context?: CorsContext): CorsDecision | Promise<CorsDecision> {
    return this.policy().decide(request, context)
  }

  /**
   * Puts another policy in force, at once and whole: for everything, or under a name.
   *
   * @throws {CorsConfigError} if the options are faulty; the old policy stays in force.
   */
  replace(options: CorsOptions<CorsContext>): void
  replace(name: string, options: CorsOptions<CorsContext>): void
  replace(first: string | CorsOptions<CorsContext>, second?: CorsOptions<CorsContext>): void {
    if (typeof first === 'string') this.policy(first).replace(second as CorsOptions<CorsContext>)
    else this.policy().replace(first)
  }

  /**
   * A policy by its name; without one the policy for everything.
   *
   * @throws {TypeError} if there is none of this name, or if it is a function that picks one for each request.
   */
  policy(name?: string): Cors<CorsContext> {
    const { usual, named } = this.#policies
    const policy = name === undefined ? usual : named.get(name)
    if (policy === undefined) {
      const known = [...named.keys()].join(', ') || 'none'
      throw new TypeError(`there is no CORS policy of this name. Known: ${known}.`)
    }
    if (typeof policy === 'function') {
      throw new TypeError(
        `the CORS policy ${name ?? 'for everything'} is a function that picks one for each request: there is none to ask without one.`,
      )
    }
    return policy
  }

  /**
   * The origins of a policy as a list, for `app.enableCsrfProtection({ trustedOrigins })` of Nest 12.
   *
   * @throws {TypeError} if they cannot be listed: any origin, wildcards, expressions, a predicate.
   */
  trustedOrigins(name?: string): string[] {
    const { origin } = this.policy(name).policy
    if (origin.kind === 'none') return []
    if (origin.kind !== 'listed' || origin.wildcards.length > 0 || origin.expressions.length > 0) {
      throw new TypeError(
        'the origins of this CORS policy cannot be listed one by one, which is what trustedOrigins takes. Pass enableCsrfProtection an exclude function that asks allows(origin) instead.',
      )
    }
    return [...origin.exact]
  }
}
