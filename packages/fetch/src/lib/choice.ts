import { type CorsChoices, createChoices } from '@cors/core'
import { createCors } from './create-cors.ts'
import { warnOfManyPolicies } from './warnings.ts'

const choices: CorsChoices = createChoices(createCors, warnOfManyPolicies)

/** The policy of `false`. */
export const nobody: CorsChoices['nobody'] = choices.nobody

/**
 * The policy of one choice; each object of options is compiled once.
 *
 * @throws {CorsConfigError} if the options are faulty, or no options.
 */
export const compileChoice: CorsChoices['compile'] = choices.compile
