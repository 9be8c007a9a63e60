import { checkCredentials } from './credentials.ts'
import type { CorsDecision, CorsRequest } from './decision.ts'
import { type CorsConfigIssue, type IssueLog, createIssueLog } from './issue.ts'
import { type NameList, compileAllowedHeaders, compileExposedHeaders, compileMethods } from './lists.ts'
import { diagnoseUnknownOption, optionNames } from './option-names.ts'
import type { CorsEnvironment } from './options.ts'
import { type CompiledOrigin, compileOrigin } from './origin/origin-rule.ts'
import type { OriginJudge } from './origin/judge.ts'
import { warnOrigins } from './origin/origin-warnings.ts'
import { compileMaxAge } from './max-age.ts'

/** Options, compiled: nothing of the user's object is read after this. */
export interface Policy extends OriginJudge {
  readonly credentials: boolean
  readonly methods: NameList
  readonly allowedHeaders: NameList
  readonly exposedHeaders: NameList
  readonly maxAge: number | undefined
  readonly preflightStatus: number
  readonly rejectDisallowed: boolean
  readonly onDecision: ((decision: CorsDecision, request: CorsRequest) => void) | undefined
  readonly onError: ((error: unknown, request: CorsRequest) => void) | undefined
}

/** A policy and all that was found while compiling it. Use the policy only if no issue is an error. */
export interface Compiled {
  readonly policy: Policy
  readonly issues: readonly CorsConfigIssue[]
}

/** Compiles options, collecting every fault. */
export function compilePolicy(options: unknown, environment: CorsEnvironment): Compiled {
  const log = createIssueLog()
  const read = readerOf(options, log)
  const credentials = flag('credentials', read, log)
  const reflect = flag('dangerouslyReflectAnyOrigin', read, log)
  const dangers = {
    allowNull: flag('dangerouslyAllowNullOrigin', read, log),
    allowInsecure: flag('dangerouslyAllowInsecureOrigins', read, log),
    allowPublicSuffixes: flag('dangerouslyAllowPublicSuffixes', read, log),
  }
  const origin: CompiledOrigin = compileOrigin(read('origin'), reflect, log)
  const policy: Policy = {
    rule: origin.rule,
    allowNull: dangers.allowNull,
    secureOnly: credentials && !dangers.allowInsecure,
    credentials,
    methods: compileMethods(read('methods'), log),
    allowedHeaders: compileAllowedHeaders(read('allowedHeaders'), log),
    exposedHeaders: compileExposedHeaders(read('exposedHeaders'), log),
    maxAge: compileMaxAge(read('maxAge'), log),
    preflightStatus: compileStatus(read('preflightStatus'), log),
    rejectDisallowed: flag('rejectDisallowed', read, log),
    onDecision: listener('onDecision', read, log),
    onError: listener('onError', read, log),
  }
  if (credentials) checkCredentials(origin, policy.exposedHeaders, dangers, environment, log)
  warnOrigins(origin, environment, log)
  return { policy, issues: Object.freeze(log.issues) }
}

type Read = (name: string) => unknown

function readerOf(options: unknown, log: IssueLog): Read {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    log.error('', options, {
      code: 'options-wrong-type',
      message: "is not an object of options. The least there is to say is { origin: 'https://app.example.com' }.",
    })
    return (name) => (name === 'origin' ? false : undefined)
  }
  for (const name of Object.keys(options)) {
    if (!optionNames.includes(name)) log.error(name, undefined, diagnoseUnknownOption(name))
  }
  // Own properties only: a polluted Object.prototype must not be able to open a policy.
  return (name) => (Object.hasOwn(options, name) ? (options as Record<string, unknown>)[name] : undefined)
}

function flag(name: string, read: Read, log: IssueLog): boolean {
  const value = read(name)
  if (value === undefined || typeof value === 'boolean') return value === true
  const spelt = value === 'true' ? true : value === 'false' ? false : undefined
  log.error(name, value, {
    code: 'not-boolean',
    message: 'is not a boolean. A string from an environment variable is true whatever it says.',
    ...(spelt === undefined ? {} : { fix: spelt }),
  })
  return false
}

function listener<Listener>(name: string, read: Read, log: IssueLog): Listener | undefined {
  const value = read(name)
  if (value === undefined || typeof value === 'function') return value as Listener | undefined
  log.error(name, value, { code: 'not-function', message: 'is not a function.' })
  return undefined
}

function compileStatus(value: unknown, log: IssueLog): number {
  if (value === undefined || value === 204 || value === 200) return value ?? 204
  log.error('preflightStatus', value, {
    code: 'preflight-status',
    message: 'is neither 204 nor 200; browsers refuse a preflight that is not answered with success.',
    fix: 204,
  })
  return 204
}
