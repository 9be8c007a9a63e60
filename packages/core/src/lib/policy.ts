import type { CorsDecision, CorsRequest } from './decision.ts'
import type { ListPrefix } from './issue-code.ts'
import { type CorsConfigIssue, type Report, reportTo } from './issue.ts'
import { compileMaxAge } from './max-age.ts'
import { type NameList, checkAllowedHeader, checkExposedHeader, checkMethod, compileNames } from './lists.ts'
import { diagnoseOptionName } from './option-names.ts'
import type { CorsEnvironment } from './options.ts'
import { type CorsPolicy, viewPolicy } from './policy-view.ts'
import type { OriginJudge } from './origin/judge.ts'
import { type OriginRule, compileOrigin } from './origin/origin-rule.ts'

/** Options, compiled: nothing of the user's object is read after this. */
export interface Policy extends OriginJudge {
  /** All that is data. */
  readonly view: CorsPolicy
  readonly onDecision: ((decision: CorsDecision, request: CorsRequest) => void) | undefined
  readonly onError: ((error: unknown, request: CorsRequest) => void) | undefined
}

/** A policy and all that was found while compiling it. Use the policy only if no issue is an error. */
export interface Compiled {
  readonly policy: Policy
  readonly issues: readonly CorsConfigIssue[]
}

type Listener = (observed: never, request: CorsRequest) => void

/** Compiles options, collecting every fault. Throws for nothing that options can be. */
export function compilePolicy(options: unknown, environment: CorsEnvironment): Compiled {
  const issues: CorsConfigIssue[] = []
  const report = reportTo(issues, environment.messages)
  try {
    return compile(options, environment, issues, report)
  } catch {
    // A getter that throws, a revoked proxy: what cannot be read is no options, and nobody's.
    report('', undefined, 'options-wrong-type')
    return compile({ origin: false }, environment, issues, report)
  }
}

function compile(
  options: unknown,
  environment: CorsEnvironment,
  issues: CorsConfigIssue[],
  report: Report,
): Compiled {
  const read = readerOf(options, report)
  const flag = (name: string): boolean => {
    const value = read(name)
    if (value !== undefined && typeof value !== 'boolean') {
      const fix = value === 'true' ? true : value === 'false' ? false : undefined
      report(name, value, 'not-boolean', fix)
    }
    return value === true
  }
  const listener = (name: string): Listener | undefined => {
    const value = read(name)
    if (value !== undefined && typeof value !== 'function') report(name, value, 'not-function')
    return value as Listener | undefined
  }
  const names = (
    option: string,
    prefix: ListPrefix,
    fallback: NameList,
    check: typeof checkMethod,
  ): NameList => compileNames(option, prefix, read(option, fallback), check, report)

  const credentials = flag('credentials')
  const allowInsecure = flag('dangerouslyAllowInsecureOrigins')
  const allowPublicSuffixes = flag('dangerouslyAllowPublicSuffixes')
  const checks = { ...environment, credentials, allowInsecure, allowPublicSuffixes }
  const rule = compileOrigin(read('origin'), flag('dangerouslyReflectAnyOrigin'), checks, report)
  const view = viewPolicy(rule, {
    credentials,
    methods: names('methods', 'methods', ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'], checkMethod),
    allowedHeaders: names('allowedHeaders', 'allowed-headers', '*', checkAllowedHeader),
    exposedHeaders: names('exposedHeaders', 'exposed-headers', [], checkExposedHeader),
    maxAge: compileMaxAge(read('maxAge'), report),
    preflightStatus: compileStatus(read('preflightStatus', 204), report),
    rejectDisallowed: flag('rejectDisallowed'),
    allowsNullOrigin: flag('dangerouslyAllowNullOrigin'),
  })
  const policy: Policy = {
    view,
    rule,
    allowsNullOrigin: view.allowsNullOrigin,
    secureOnly: credentials && !allowInsecure,
    onDecision: listener('onDecision') as Policy['onDecision'],
    onError: (listener('onError') as Policy['onError']) ?? environment.onError,
  }
  if (credentials) checkCredentials(rule, view, report)
  return { policy, issues: Object.freeze(issues) }
}

function readerOf(options: unknown, report: Report): (name: string, fallback?: unknown) => unknown {
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options)
  const known = isObject ? options : { origin: false }
  if (!isObject) report('', options, 'options-wrong-type')
  for (const name of Object.keys(known)) {
    const fault = diagnoseOptionName(name)
    if (fault !== undefined) report(name, undefined, ...fault)
  }
  // Own properties only: a polluted Object.prototype must not be able to open a policy.
  return (name, fallback) => {
    const value: unknown = Object.hasOwn(known, name) ? Reflect.get(known, name) : undefined
    return value === undefined ? fallback : value
  }
}

/** Reports what browsers refuse, and what nobody should have, beside credentials (Fetch, "CORS protocol and credentials"). */
function checkCredentials(
  rule: OriginRule,
  { exposedHeaders, allowsNullOrigin }: CorsPolicy,
  report: Report,
): void {
  if (rule.kind === 'any') report('credentials', true, 'credentials-any-origin')
  if (exposedHeaders === '*') report('exposedHeaders', '*', 'credentials-exposed-star')
  if (allowsNullOrigin) report('dangerouslyAllowNullOrigin', true, 'credentials-null-origin', false)
}

function compileStatus(status: unknown, report: Report): 200 | 204 {
  if (status === 200 || status === 204) return status
  report('preflightStatus', status, 'preflight-status', 204)
  return 204
}
