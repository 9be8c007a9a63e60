import {
  type Cors,
  type CorsEnvironment,
  type CorsFor,
  type CorsOptions,
  type CorsOrigin,
  createCors as createCoreCors,
  validateCors,
} from '@cors/core'
import { messages } from '@cors/core/messages'
import { isPublicSuffix } from './public-suffix.ts'
import { warnOfIssues } from './warnings.ts'

/**
 * Compiles options into a policy that decides: `createCors` of `@cors/core`, with the public-suffix list
 * at hand and warnings shown once in development.
 *
 * @throws {CorsConfigError} with every fault in the options, each with a fix where there is one.
 */
export function createCors<Context = unknown, const Origin extends CorsOrigin<Context> = CorsOrigin<Context>>(
  options: CorsOptions<Context, Origin>,
): CorsFor<NoInfer<Context>, Origin> {
  const environment: CorsEnvironment = {
    isPublicSuffix,
    messages,
    production: process.env['NODE_ENV'] === 'production',
  }
  const cors = createCoreCors(options, environment)
  warnOfIssues(validateCors(options, environment))
  return cors
}

/** Whether the value is a compiled policy, of this copy of the library or another. */
export function isCors(value: object): value is Cors<never> {
  return 'decide' in value && typeof value.decide === 'function'
}
