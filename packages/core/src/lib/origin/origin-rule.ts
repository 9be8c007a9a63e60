import { type Fault, type Report, isRegExp } from '../issue.ts'
import type { CorsPredicate } from '../options.ts'
import { diagnoseExpression } from './expression.ts'
import { type LabelNode, addWildcard, createNode, matchesWildcard } from './origin-set.ts'
import { diagnosePattern } from './pattern-fault.ts'
import { type Pattern, isExact, readPattern } from './pattern.ts'

/** Who may read answers, compiled. */
export type OriginRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'none' }
  | { readonly kind: 'reflected' }
  | { readonly kind: 'predicate'; readonly predicate: CorsPredicate }
  | OriginList

/** Origins by name. */
export interface OriginList {
  readonly kind: 'listed'
  readonly exact: ReadonlySet<string>
  readonly wildcards: LabelNode
  readonly expressions: readonly RegExp[]
  /** Every entry that was understood, taken apart, by its text. */
  readonly entries: ReadonlyMap<string, OriginEntry>
}

/** An entry with its place in the options. */
export interface OriginEntry extends Pattern {
  readonly path: string
}

/** Compiles the `origin` option as far as it is right. */
export function compileOrigin(value: unknown, reflect: boolean, report: Report): OriginRule {
  if (reflect && value !== '*') {
    report('dangerouslyReflectAnyOrigin', reflect, 'reflect-with-origins')
  }
  if (value === '*') return { kind: reflect ? 'reflected' : 'any' }
  if (value === false) return { kind: 'none' }
  if (typeof value === 'function') return { kind: 'predicate', predicate: value as CorsPredicate }
  if (Array.isArray(value)) {
    if (value.length === 0) report('origin', value, 'origin-empty-list', false)
    return compileList(value, (index) => `origin[${index}]`, report)
  }
  return compileList([value], () => 'origin', report)
}

function compileList(
  values: readonly unknown[],
  pathOf: (index: number) => string,
  report: Report,
): OriginList {
  const exact = new Set<string>()
  const wildcards = createNode()
  const expressions: RegExp[] = []
  const entries = new Map<string, OriginEntry>()
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const path = pathOf(index)
    if (isRegExp(value)) {
      for (const fault of diagnoseExpression(value)) report(path, value, ...fault)
      // Whole text, no memory, whatever it was: `m` lets ^ and $ match inside the text.
      expressions.push(new RegExp(`^(?:${value.source})$`, value.flags.replace(/[gmy]/g, '')))
      continue
    }
    const pattern = typeof value === 'string' ? readPattern(value) : undefined
    // `https://${process.env.HOST}` with the variable unset.
    if (typeof value === 'string' && /(?:\/\/|[.:,;\s]|^)undefined(?:[.:/,;\s]|$)/i.test(value)) {
      report(path, value, 'origin-unset-part')
      continue
    }
    if (pattern === undefined) {
      report(path, value, ...diagnoseEntry(value, values.length === 1))
      continue
    }
    const text = String(value)
    if (entries.has(text)) report(path, value, 'origin-redundant')
    entries.set(text, { ...pattern, path })
    if (isExact(pattern)) exact.add(text)
    else addWildcard(wildcards, pattern)
  }
  for (const [text, entry] of entries) {
    if (isCovered(entry, wildcards)) report(entry.path, text, 'origin-redundant')
  }
  return { kind: 'listed', exact, wildcards, expressions, entries }
}

function isCovered(entry: OriginEntry, wildcards: LabelNode): boolean {
  // A wildcard is covered by one that covers its base (`*.a.b` by `*.b`), or by the same at any port.
  const { scheme, host, below, port } = entry
  if (matchesWildcard(wildcards, entry, !isExact(entry))) return true
  return below && port !== '*' && matchesWildcard(wildcards, { scheme, host: `*.${host}`, port: '*' })
}

function diagnoseEntry(value: unknown, alone: boolean): Fault {
  if (value === '*') return ['origin-star-in-list', alone ? '*' : undefined]
  if (typeof value === 'string') return diagnosePattern(value)
  if (value === true) return ['origin-true', '*']
  return [value === undefined || value === null ? 'origin-missing' : 'origin-wrong-type']
}
