import {
  type CorsConfigIssue,
  type CorsEnvironment,
  type CorsFor,
  type CorsOptions,
  type CorsOrigin,
  createCors as createCoreCors,
  validateCors as validateCoreCors,
} from '@cors/core'
import { messages } from '@cors/core/messages'
import { isPublicSuffix } from './public-suffix.ts'
import { warnOfFailedListener, warnOfIssue } from './warnings.ts'

/**
 * Compiles options into a policy that decides: `createCors` of `@cors/core`, with the public-suffix list
 * at hand, sentences for what is wrong, and warnings shown once in development.
 *
 * @throws {CorsConfigError} with every fault in the options, each with a fix where there is one.
 */
export function createCors<
  Context = unknown,
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(options: CorsOptions<Context, Origin, Reflect>): CorsFor<NoInfer<Context>, Origin> {
  return createCoreCors<Context, Origin, Reflect>(options, createEnvironment())
}

/** Everything that {@link createCors} would refuse or warn of, without throwing. Takes anything. */
export function validateCors(options: unknown): readonly CorsConfigIssue[] {
  return validateCoreCors(options, createEnvironment())
}

function createEnvironment(): CorsEnvironment {
  return {
    isPublicSuffix,
    messages,
    production: process.env['NODE_ENV'] === 'production',
    onWarning: warnOfIssue,
    onError: warnOfFailedListener,
  }
}
