import type { OriginRule } from './origin/origin-rule.ts'

/** Who may read answers, as data: the whole of what a gateway or a reviewer needs to know. */
export type CorsPolicyOrigin =
  | { readonly kind: 'any' | 'none' | 'reflected' | 'predicate' }
  | {
      readonly kind: 'listed'
      /** Origins to the letter. */
      readonly exact: readonly string[]
      /** Wildcards as they were written. */
      readonly wildcards: readonly string[]
      /** Expressions, anchored, with the flags that were kept. */
      readonly expressions: readonly { readonly source: string; readonly flags: string }[]
    }

/** A policy as normalised, frozen data that JSON can carry. */
export interface CorsPolicy {
  readonly origin: CorsPolicyOrigin
  readonly credentials: boolean
  readonly methods: readonly string[] | '*'
  readonly allowedHeaders: readonly string[] | '*'
  readonly exposedHeaders: readonly string[] | '*'
  /** Seconds; `null` when it is not sent. */
  readonly maxAge: number | null
  readonly preflightStatus: 200 | 204
  readonly rejectDisallowed: boolean
  readonly allowsNullOrigin: boolean
}

/** The public view of a compiled policy. */
export function viewPolicy(rule: OriginRule, rest: Omit<CorsPolicy, 'origin'>): CorsPolicy {
  return deepFreeze({ origin: viewRule(rule), ...rest })
}

function viewRule(rule: OriginRule): CorsPolicyOrigin {
  if (rule.kind !== 'listed') return { kind: rule.kind }
  return {
    kind: 'listed',
    exact: [...rule.exact],
    wildcards: [...rule.wildcardTexts],
    expressions: rule.expressions.map(({ source, flags }) => ({ source, flags })),
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}
