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
  /** Those of controllers and handlers, by what their decorators say. */
  readonly decorated: ReadonlyMap<CorsPolicyRef, AppPolicy>
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
  const compile = (policy: CorsSource<CorsContext>, place: string): AppPolicy | undefined => {
    if (typeof policy === 'function') return policy
    if (policy === false) return createCors<CorsContext>({ origin: false })
    // Anything else goes to createCors, whose error says what is wrong with it.
    if (typeof policy === 'object' && policy !== null && 'decide' in policy) return policy
    try {
      return createCors<CorsContext>(policy)
    } catch (error) {
      if (!(error instanceof CorsConfigError)) throw error
      issues.push(...error.issues.map((issue) => at(place, issue)))
      return undefined
    }
  }
  const usual = compile(source, '')
  const names = new Map(
    Object.entries(named).map(([name, each]) => [name, compile(each, `policies.${name}`)]),
  )
  // Decorators that say the same are one policy: handlers that differ by their version alone may have it each.
  const said = new Map<unknown, AppPolicy | undefined>()
  const compileOnce = (policy: CorsSource<CorsContext>, place: string): AppPolicy | undefined => {
    const text = textOf(policy)
    if (!said.has(text)) said.set(text, compile(policy, place))
    return said.get(text)
  }
  const refs = new Map<CorsPolicyRef, AppPolicy | undefined>()
  for (const { ref, place } of decorated) {
    if (refs.has(ref)) continue
    if (typeof ref === 'string' && !names.has(ref)) issues.push(unknownName(ref, place, [...names.keys()]))
    refs.set(ref, typeof ref === 'string' ? names.get(ref) : compileOnce(ref, place))
  }
  if (issues.length > 0) throw new CorsConfigError(issues)
  return {
    usual: usual as AppPolicy,
    named: names as Policies['named'],
    decorated: refs as Policies['decorated'],
  }
}

/** What options say, to the letter; those with functions say what no others do. */
function textOf(policy: CorsSource<CorsContext>): unknown {
  let isPlain = true
  try {
    const text = JSON.stringify(policy, (_name, value: unknown) => {
      const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
      isPlain &&= plain.has(kind)
      return kind === 'RegExp' ? `/${String(value)}` : value
    })
    return isPlain ? text : policy
  } catch {
    return policy
  }
}

const plain: ReadonlySet<string> = new Set([
  'Array',
  'Boolean',
  'Null',
  'Number',
  'Object',
  'RegExp',
  'String',
  'Undefined',
])

function at(place: string, issue: CorsConfigIssue): CorsConfigIssue {
  const path = [place, issue.path].filter((part) => part !== '').join(place.startsWith('@') ? ' ' : '.')
  return Object.freeze({ ...issue, path })
}

function unknownName(ref: string, place: string, names: readonly string[]): CorsConfigIssue {
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
