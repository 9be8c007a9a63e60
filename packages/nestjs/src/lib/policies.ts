import { type Cors, CorsConfigError, type CorsConfigIssue, type CorsSource, createCors } from '@cors/node'
import type { CorsContext } from './http-context.ts'
import type { SplitOptions } from './module-options.ts'

/** What `@Cors` says: a policy, or the name of one. */
export type CorsPolicyRef = string | CorsSource<CorsContext>

/** A policy of the application: compiled, or a function that picks one for each request. */
export type AppPolicy = Cors<CorsContext> | Extract<CorsSource<CorsContext>, (...args: never[]) => unknown>

/** All policies of an application. */
export interface Policies {
  /** For whatever has no other. */
  readonly usual: AppPolicy
  /** By name. */
  readonly named: ReadonlyMap<string, AppPolicy>
  /** What a decorator says, once it is admitted. */
  readonly of: (ref: CorsPolicyRef) => AppPolicy | undefined
  /**
   * Compiles what decorators say.
   *
   * @throws {CorsConfigError} with every fault in every one.
   */
  readonly admit: (decorated: readonly Decorated[]) => void
}

/** What a decorator says, and where it stands. */
export interface Decorated {
  readonly ref: CorsPolicyRef
  /** For people: `@Cors on NotesController.update`. */
  readonly place: string
}

/**
 * Compiles all policies of an application.
 *
 * @throws {CorsConfigError} with every fault in every policy.
 */
export function compilePolicies({ source, named }: SplitOptions, decorated: readonly Decorated[]): Policies {
  const issues: CorsConfigIssue[] = []
  const names = new Map<string, AppPolicy>()
  const refs = new Map<CorsPolicyRef, AppPolicy>()
  // Decorators that say the same are one policy: handlers that differ by their version alone may have it each.
  const said = new Map<unknown, AppPolicy>()

  const usual = compile(source, '', issues)
  for (const [name, each] of Object.entries(named)) {
    names.set(name, compile(each, `policies.${name}`, issues))
  }
  admitWith(issues, decorated)
  return {
    usual,
    named: names,
    of: (ref) => refs.get(ref),
    admit: (more) => admitWith([], more),
  }

  function admitWith(faults: CorsConfigIssue[], some: readonly Decorated[]): void {
    for (const { ref, place } of some) {
      if (refs.has(ref)) continue
      const policy = typeof ref === 'string' ? names.get(ref) : compileOnce(ref, place, faults)
      if (policy !== undefined) refs.set(ref, policy)
      else faults.push(unknownName(ref, place, [...names.keys()]))
    }
    if (faults.length > 0) throw new CorsConfigError(faults)
  }

  function compileOnce(policy: CorsSource<CorsContext>, place: string, faults: CorsConfigIssue[]): AppPolicy {
    const text = textOf(policy)
    const known = said.get(text)
    if (known !== undefined) return known
    const before = faults.length
    const compiled = compile(policy, place, faults)
    // The same fault elsewhere is to be told of there, too.
    if (faults.length === before) said.set(text, compiled)
    return compiled
  }
}

/** A policy, or one for nobody where it is faulty, which is among the issues then. */
function compile(policy: CorsSource<CorsContext>, place: string, issues: CorsConfigIssue[]): AppPolicy {
  if (typeof policy === 'function') return policy
  const nobody = { origin: false } as const
  try {
    if (policy === false) return createCors<CorsContext>(nobody)
    // Anything else goes to createCors, whose error says what is wrong with it.
    if (typeof policy === 'object' && policy !== null && 'decide' in policy) return policy
    return createCors<CorsContext>(policy)
  } catch (error) {
    if (!(error instanceof CorsConfigError)) throw error
    issues.push(...error.issues.map((issue) => at(place, issue)))
    return createCors<CorsContext>(nobody)
  }
}

/** What options say, to the letter; whatever is more than plain data says what nothing else does. */
function textOf(value: unknown): unknown {
  return plainText(value) ?? value
}

function plainText(value: unknown): string | undefined {
  if (value instanceof RegExp) return isBare(value) ? `/${RegExp.prototype.toString.call(value)}` : undefined
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol'
      ? undefined
      : `${typeof value} ${String(value)}`
  }
  const proto: unknown = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && proto !== Object.prototype && proto !== null) return undefined
  const parts = Reflect.ownKeys(value).map((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key)
    const isData = typeof key === 'string' && property !== undefined && 'value' in property
    const text = isData ? plainText(property.value) : undefined
    return text === undefined ? undefined : JSON.stringify([key, text])
  })
  return parts.includes(undefined) ? undefined : `{${parts.join()}}`
}

/** Whether an expression is what it shows: nothing of a subclass, and nothing put on it. */
function isBare(expression: RegExp): boolean {
  return Object.getPrototypeOf(expression) === RegExp.prototype && Reflect.ownKeys(expression).length === 1
}

function at(place: string, issue: CorsConfigIssue): CorsConfigIssue {
  const path = [place, issue.path].filter((part) => part !== '').join(place.startsWith('@') ? ' ' : '.')
  return Object.freeze({ ...issue, path })
}

function unknownName(ref: CorsPolicyRef, place: string, names: readonly string[]): CorsConfigIssue {
  const known =
    names.length === 0 ? 'there are none' : `there are ${names.map((name) => `'${name}'`).join(', ')}`
  return Object.freeze({
    severity: 'error',
    code: 'unknown-option',
    path: place,
    value: ref,
    message: `is the name of no policy: ${known}. Policies are named under policies in CorsModule.`,
  })
}
