import { expect, it } from 'vitest'
import { type CorsConfigIssue, type CorsEnvironment, type CorsIssueCode, validateCors } from '../src/index.ts'
import { messages } from '../src/messages.ts'

/** Options as JavaScript users write them: nothing is known of their types. */
export type AnyOptions = { readonly [name: string]: unknown }

/** One fault that must be found, and found alone. */
export interface FaultRow {
  readonly id: string
  readonly options: AnyOptions
  readonly environment?: CorsEnvironment
  readonly severity?: 'warning'
  readonly code: CorsIssueCode
  readonly path: string
  /** Words a newcomer needs to see in the message. */
  readonly says: readonly string[]
  readonly fix?: unknown
}

export function testFaults(group: string, rows: readonly FaultRow[]): void {
  for (const { id, options, environment, severity = 'error', code, path, says, fix } of rows) {
    it(`${group}/${id}`, () => {
      const issues = validateCors(options, { messages, ...environment })
      expect(issues.map((issue) => [issue.severity, issue.code, issue.path])).toEqual([
        [severity, code, path],
      ])
      const [issue] = issues as readonly [CorsConfigIssue]
      expect(Object.isFrozen(issue)).toBe(true)
      for (const word of says) expect(issue.message.toLowerCase()).toContain(word.toLowerCase())
      expect(comparable(issue.fix)).toEqual(comparable(fix))
      expect('fix' in issue).toBe(fix !== undefined)
      if (fix === undefined) return
      const errors = validateCors(mended(options, path, fix), environment).filter(
        (each) => each.severity === 'error',
      )
      expect(errors).toEqual([])
    })
  }
}

/** Expressions compare by what they match, wherever they were made. */
function comparable(value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value
}

/** The options with a fix put in where the issue points: `maxAge`, `origin[1]`. A list spreads into a list. */
export function mended(options: AnyOptions, path: string, fix: unknown): AnyOptions {
  const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(path) ?? []
  if (index === undefined) return { ...options, [name]: fix }
  // `origin: ['*']` is mended as a whole.
  if (name === 'origin' && fix === '*') return { ...options, origin: fix }
  const list = [...(options[name] as readonly unknown[])]
  list.splice(Number(index), 1, ...(Array.isArray(fix) ? fix : [fix]))
  return { ...options, [name]: list }
}
