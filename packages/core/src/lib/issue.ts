import { quote } from './quote.ts'

/** One fault in options, as data. */
export interface CorsConfigIssue {
  /** An error stops construction; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** What kind of fault, machine-readable. */
  readonly code: string
  /** Where it is: `origin[2]`, `maxAge`; `''` for the options as a whole. */
  readonly path: string
  /** The faulty value. */
  readonly value: unknown
  /** What is wrong, in one sentence whose subject is the value. */
  readonly message: string
  /** What to write instead, where that can be computed. */
  readonly fix?: unknown
}

/** What is wrong with one configured value, before it has a place. */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly fix?: unknown
}

/** Collects issues while options are compiled. */
export interface IssueLog {
  readonly issues: CorsConfigIssue[]
  error(path: string, value: unknown, fault: Fault): void
  warn(path: string, value: unknown, fault: Fault): void
}

/** An empty log. */
export function createIssueLog(): IssueLog {
  const issues: CorsConfigIssue[] = []
  const add =
    (severity: 'error' | 'warning') =>
    (path: string, value: unknown, fault: Fault): void => {
      issues.push(Object.freeze({ severity, path, value, ...fault }))
    }
  return { issues, error: add('error'), warn: add('warning') }
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
    super(`these CORS options are refused:${issues.map((issue) => `\n  - ${describeIssue(issue)}`).join('')}`)
    this.issues = Object.freeze([...issues])
    Object.defineProperty(this, brand, { value: true })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }
}

/** An issue on one line. */
export function describeIssue({ path, value, message, fix }: CorsConfigIssue): string {
  const place = path === '' ? 'options' : path
  const shown = value === undefined ? '' : ` ${quote(value)}`
  return `${place}${shown} ${message}${fix === undefined ? '' : ` Write: ${quote(fix)}`}`
}
