import type { IssueLog } from '../issue.ts'
import type { CorsPredicate } from '../options.ts'
import { diagnoseExpression } from './expression.ts'
import { type WildcardTree, addWildcard, anchored, createWildcardTree, matchesWildcard } from './origin-set.ts'
import { diagnosePattern } from './pattern-fault.ts'
import { type Pattern, readPattern } from './pattern.ts'

/** Who may read answers, compiled. */
export type OriginRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'none' }
  | { readonly kind: 'reflected' }
  | OriginList
  | { readonly kind: 'predicate'; readonly predicate: CorsPredicate }

/** Origins by name. */
export interface OriginList {
  readonly kind: 'listed'
  readonly exact: ReadonlySet<string>
  readonly wildcards: WildcardTree
  readonly expressions: readonly RegExp[]
  /** The wildcards as they were written, for people. */
  readonly patterns: readonly string[]
}

/** An entry of the `origin` option that was understood, with its place. */
export interface OriginEntry {
  readonly path: string
  readonly text: string
  readonly pattern: Pattern
}

/** The `origin` option, compiled as far as it is right. */
export interface CompiledOrigin {
  readonly rule: OriginRule
  readonly entries: readonly OriginEntry[]
}

const none: CompiledOrigin = { rule: { kind: 'none' }, entries: [] }

/** Compiles the `origin` option; what is wrong with it goes to the log. */
export function compileOrigin(value: unknown, reflect: boolean, log: IssueLog): CompiledOrigin {
  if (reflect && value !== '*') {
    log.error('dangerouslyReflectAnyOrigin', reflect, {
      code: 'reflect-with-origins',
      message: "allows every origin, so it stands beside origin: '*' only. Remove it to keep the list.",
    })
  }
  if (value === '*') return { rule: { kind: reflect ? 'reflected' : 'any' }, entries: [] }
  if (value === false) return none
  if (typeof value === 'function') {
    return { rule: { kind: 'predicate', predicate: value as CorsPredicate }, entries: [] }
  }
  if (typeof value === 'string' || isRegExp(value)) return compileList([value], () => 'origin', log)
  if (Array.isArray(value)) {
    if (value.length === 0) {
      log.error('origin', value, {
        code: 'origin-empty-list',
        message: 'is an empty array. If nobody is meant, say so.',
        fix: false,
      })
    }
    return compileList(value, (index) => `origin[${index}]`, log)
  }
  log.error('origin', value, wrongOrigin(value))
  return none
}

function wrongOrigin(value: unknown): { readonly code: string; readonly message: string; readonly fix?: unknown } {
  if (value === undefined || value === null) {
    return {
      code: 'origin-missing',
      message: `is ${value === null ? 'null' : 'undefined'}. An environment variable that is not set is the usual cause; there is no default: name the origins, or write '*' for everybody or false for nobody.`,
    }
  }
  if (value === true) {
    return {
      code: 'origin-true',
      message:
        "is ambiguous. Write '*' for every origin without credentials; every origin with credentials is dangerouslyReflectAnyOrigin.",
      fix: '*',
    }
  }
  return {
    code: 'origin-wrong-type',
    message: "is none of: '*', an origin, an array of origins and expressions, a predicate, false.",
  }
}

function compileList(
  values: readonly unknown[],
  pathOf: (index: number) => string,
  log: IssueLog,
): CompiledOrigin {
  const exact = new Set<string>()
  const wildcards = createWildcardTree()
  const expressions: RegExp[] = []
  const entries: OriginEntry[] = []
  const patterns = new Set<string>()
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const path = pathOf(index)
    if (isRegExp(value)) {
      for (const fault of diagnoseExpression(value)) {
        log[fault.severity === 'error' ? 'error' : 'warn'](path, value, {
          code: fault.code,
          message: fault.message,
          ...(fault.fix === undefined ? {} : { fix: fault.fix }),
        })
      }
      expressions.push(anchored(value))
    } else if (value === '*') {
      log.error(path, value, {
        code: 'origin-star-in-list',
        message: "stands in a list. For every origin, write origin: '*'; otherwise leave it out.",
        ...(values.length === 1 ? { fix: '*' } : {}),
      })
    } else if (typeof value === 'string') {
      const pattern = readPattern(value)
      if (pattern === undefined) {
        log.error(path, value, diagnosePattern(value))
      } else if (exact.has(value) || patterns.has(value)) {
        log.warn(path, value, { code: 'origin-redundant', message: 'is listed twice.' })
      } else {
        entries.push({ path, text: value, pattern })
        if (pattern.wildcard === undefined) exact.add(value)
        else {
          patterns.add(value)
          addWildcard(wildcards, pattern.wildcard)
        }
      }
    } else {
      log.error(path, value, wrongOrigin(value))
    }
  }
  warnCovered(entries, wildcards, log)
  return { rule: { kind: 'listed', exact, wildcards, expressions, patterns: [...patterns] }, entries }
}

function warnCovered(entries: readonly OriginEntry[], wildcards: WildcardTree, log: IssueLog): void {
  if (wildcards.schemes.size === 0) return
  for (const { path, text, pattern } of entries) {
    // A wildcard is covered by another that covers its own base: `*.a.b` by `*.b`.
    const origin =
      pattern.exact ??
      (pattern.wildcard.below
        ? { scheme: pattern.wildcard.scheme, host: pattern.wildcard.base, port: pattern.wildcard.port }
        : undefined)
    if (origin !== undefined && matchesWildcard(wildcards, origin)) {
      log.warn(path, text, { code: 'origin-redundant', message: 'is covered by a wildcard in the same list.' })
    }
  }
}

// `instanceof` fails for an expression from another realm, as under Jest.
function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]'
}
