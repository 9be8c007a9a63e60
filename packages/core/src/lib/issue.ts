import type { CorsIssueCode } from './issue-code.ts'

/** One fault in options, as data. */
export interface CorsConfigIssue {
  /** An error stops construction; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** What kind of fault, machine-readable. */
  readonly code: CorsIssueCode
  /** Where it is: `origin[2]`, `maxAge`; `''` for the options as a whole. */
  readonly path: string
  /** The faulty value. */
  readonly value: unknown
  /** What is wrong, in one sentence whose subject is the value. */
  readonly message: string
  /** What to write instead, where that can be computed. An array in place of an element: these instead of it. */
  readonly fix?: unknown
}

/** Sentences by issue code, or by `code/path` where one option needs words of its own. */
export type CorsMessages = { readonly [code: string]: string }

/** What is wrong with one configured value, before it has a place. */
export type Fault = readonly [code: CorsIssueCode, fix?: unknown]

/** Takes note of a fault while options are compiled. */
export type Report = (path: string, value: unknown, ...fault: Fault) => void

const warnings: ReadonlySet<CorsIssueCode> = new Set([
  'origin-redundant',
  'origin-regexp-dot',
  'origin-regexp-stateful',
  'origin-shared-hosting',
  'origin-loopback-in-production',
  'public-suffix-unchecked',
  'allowed-headers-safelisted',
  'exposed-headers-safelisted',
  'max-age-cut',
] as const)

/** Whether issues of this code are warnings. */
export function isWarning(code: CorsIssueCode): boolean {
  return warnings.has(code)
}

/** A report that keeps what it is told. */
export function reportTo(issues: CorsConfigIssue[], messages: CorsMessages = {}): Report {
  return (path, value, code, fix) => {
    const severity = isWarning(code) ? 'warning' : 'error'
    const words = code.replaceAll('-', ' ')
    const message =
      messages[`${code}/${path}`] ??
      messages[code] ??
      `is ${severity === 'error' ? 'refused' : 'doubtful'}: ${words}.`
    issues.push(
      Object.freeze({ severity, code, path, value, message, ...(fix === undefined ? {} : { fix }) }),
    )
  }
}

// A CJS and an ESM copy of this module may be loaded side by side (Node loads both for mixed
// projects): the brand, not the class, says whose error it is.
const brand = Symbol.for('@cors/core/CorsConfigError')

/** Thrown once at construction with every fault found in the options. `name` is `CorsConfigError`. */
export class CorsConfigError extends Error {
  override readonly name: string = 'CorsConfigError'
  /** All faults, errors only. */
  readonly issues: readonly CorsConfigIssue[]

  constructor(issues: readonly CorsConfigIssue[]) {
    super(
      `CORS options refused:${issues
        .map(
          ({ path, value, message, fix }) =>
            `\n  - ${path || 'options'}${value === undefined ? '' : ` ${show(value)}`} ${message}${fix === undefined ? '' : ` Write ${show(fix)}`}`,
        )
        .join('')}`,
    )
    this.issues = Object.freeze([...issues])
    Object.defineProperty(this, brand, { value: true })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}

/** Shows a configured value on one line, cut to a readable length. */
function show(value: unknown): string {
  // JSON escapes line breaks; what it cannot write at all (a cycle, a BigInt) is named by its type.
  let text: string = typeof value
  try {
    text = isRegExp(value) ? String(value) : (JSON.stringify(value) ?? text)
  } catch {}
  return text.slice(0, 120)
}

/** Whether the value is an expression. `instanceof` fails for one from another realm, as under Jest. */
export function isRegExp(value: unknown): value is RegExp {
  try {
    // The accessor looks for the internal slot, which nothing but an expression has.
    return typeof Reflect.get(RegExp.prototype, 'source', value) === 'string'
  } catch {
    return false
  }
}
