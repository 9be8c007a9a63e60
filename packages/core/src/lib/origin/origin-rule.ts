import { type Fault, type Report, isRegExp } from '../issue.ts'
import type { CorsPredicate } from '../options.ts'
import { diagnoseExpression } from './expression.ts'
import { type OriginChecks, diagnoseTrust } from './origin-checks.ts'
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

/** Origins by name. Nothing else is kept of the entries: there may be a database of them. */
export interface OriginList {
  readonly kind: 'listed'
  readonly exact: ReadonlySet<string>
  readonly wildcards: LabelNode
  /** As they were written. */
  readonly wildcardTexts: ReadonlySet<string>
  readonly expressions: readonly RegExp[]
}

/** Compiles the `origin` option as far as it is right. */
export function compileOrigin(
  value: unknown,
  reflect: boolean,
  checks: OriginChecks,
  report: Report,
): OriginRule {
  if (reflect && value !== '*') {
    report('dangerouslyReflectAnyOrigin', reflect, 'reflect-with-origins')
  }
  if (value === '*') return { kind: reflect ? 'reflected' : 'any' }
  if (value === false) return { kind: 'none' }
  if (typeof value === 'function') return { kind: 'predicate', predicate: value as CorsPredicate }
  if (Array.isArray(value)) {
    if (value.length === 0) report('origin', value, 'origin-empty-list', false)
    return compileList(value, (index) => `origin[${index}]`, checks, report)
  }
  return compileList([value], () => 'origin', checks, report)
}

function compileList(
  values: readonly unknown[],
  pathOf: (index: number) => string,
  checks: OriginChecks,
  report: Report,
): OriginList {
  const exact = new Set<string>()
  const wildcards = createNode()
  const wildcardTexts = new Set<string>()
  const expressions: RegExp[] = []
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const reportAll = (faults: readonly Fault[]): void => {
      for (const fault of faults) report(pathOf(index), value, ...fault)
    }
    if (isRegExp(value)) {
      reportAll(diagnoseExpression(value))
      // Whole text, no memory, whatever it was: `m` lets ^ and $ match inside the text.
      expressions.push(new RegExp(`^(?:${value.source})$`, value.flags.replace(/[gmy]/g, '')))
      continue
    }
    // `https://${process.env.HOST}` with the variable unset.
    if (typeof value === 'string' && /(?:\/\/|[.:,;\s]|^)undefined(?:[.:/,;\s]|$)/i.test(value)) {
      reportAll([['origin-unset-part']])
      continue
    }
    const pattern = typeof value === 'string' ? readPattern(value) : undefined
    if (pattern === undefined) {
      reportAll([diagnoseEntry(value, values.length === 1)])
      continue
    }
    const text = String(value)
    if (exact.has(text) || wildcardTexts.has(text)) {
      reportAll([['origin-redundant']])
      continue
    }
    reportAll(diagnoseTrust(text, pattern, checks))
    if (isExact(pattern)) exact.add(text)
    else {
      wildcardTexts.add(text)
      addWildcard(wildcards, pattern)
    }
  }
  if (wildcardTexts.size > 0) {
    for (const index of findCovered(values, wildcards))
      report(pathOf(index), values[index], 'origin-redundant')
  }
  return { kind: 'listed', exact, wildcards, wildcardTexts, expressions }
}

/** The places of what another entry covers. Read anew: to keep all of them taken apart is what is dear. */
function* findCovered(values: readonly unknown[], wildcards: LabelNode): Generator<number> {
  for (const [index, value] of values.entries()) {
    const pattern = typeof value === 'string' ? readPattern(value) : undefined
    if (pattern !== undefined && isCovered(pattern, wildcards)) yield index
  }
}

function isCovered(pattern: Pattern, wildcards: LabelNode): boolean {
  // A wildcard is covered by one that covers its base (`*.a.b` by `*.b`), or by the same at any port.
  const { scheme, host, below, port } = pattern
  if (matchesWildcard(wildcards, pattern, !isExact(pattern))) return true
  return below && port !== '*' && matchesWildcard(wildcards, { scheme, host: `*.${host}`, port: '*' })
}

function diagnoseEntry(value: unknown, alone: boolean): Fault {
  if (value === '*') return ['origin-star-in-list', alone ? '*' : undefined]
  if (typeof value === 'string') return diagnosePattern(value)
  if (value === true) return ['origin-true', '*']
  return [value === undefined || value === null ? 'origin-missing' : 'origin-wrong-type']
}
