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
import { isProduction, warnOfFailedListener, warnOfIssue } from './warnings.ts'

/**
 * Compiles options into a policy that decides: `createCors` of `@cors/core`, with sentences for what is
 * wrong, and warnings shown once in development. `environment` adds what these runtimes lack, such as the
 * public-suffix list.
 *
 * @throws {CorsConfigError} with every fault in the options, each with a fix where there is one.
 */
export function createCors<
  Context = unknown,
  const Origin extends CorsOrigin<Context> = CorsOrigin<Context>,
  Reflect extends boolean = boolean,
>(
  options: CorsOptions<Context, Origin, Reflect>,
  environment: CorsEnvironment = {},
): CorsFor<NoInfer<Context>, Origin> {
  return createCoreCors<Context, Origin, Reflect>(options, { ...createEnvironment(), ...environment })
}

/** Everything that {@link createCors} would refuse or warn of, without throwing. Takes anything. */
export function validateCors(
  options: unknown,
  environment: CorsEnvironment = {},
): readonly CorsConfigIssue[] {
  return validateCoreCors(options, { ...createEnvironment(), ...environment })
}

function createEnvironment(): CorsEnvironment {
  return {
    messages,
    production: isProduction(),
    onWarning: warnOfIssue,
    onError: warnOfFailedListener,
  }
}
