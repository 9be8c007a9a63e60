import { describe, expect, it } from 'vitest'
import { CorsConfigError, createCors, validateCors } from '../src/index.ts'

interface ExpressionRow {
  readonly id: string
  readonly expression: RegExp
  readonly code: 'origin-regexp-unanchored' | 'origin-regexp-dot' | undefined
  /** What is offered; absent where nothing can be. */
  readonly fix?: RegExp
}

const unanchored = 'origin-regexp-unanchored'
const dot = 'origin-regexp-dot'

const rows: readonly ExpressionRow[] = [
  // What stands before ^ or after $ in the text is not the first and the last character of it.
  { id: 'alternation/class-first', expression: /[(]^a|b$/, code: unanchored },
  {
    id: 'alternation/look-ahead-first',
    expression: /(?=h)^https:\/\/a\.com|https:\/\/b\.com$/,
    code: unanchored,
  },
  { id: 'alternation/boundary-first', expression: /\B^https:\/\/a\.com|https:\/\/b\.com$/, code: unanchored },
  {
    id: 'alternation/look-behind-last',
    expression: /^https:\/\/a\.com|https:\/\/b\.com$(?<=m)/,
    code: unanchored,
  },
  {
    id: 'alternation/escape-last',
    expression: /^https:\/\/a\.com|https:\/\/b\.com$\b/,
    code: unanchored,
  },
  {
    id: 'alternation/named-group',
    expression: /^https:\/\/(?<tenant>a)\.com|https:\/\/b\.com$/,
    code: unanchored,
    fix: /^(?:https:\/\/(?<tenant>a)\.com|https:\/\/b\.com)$/,
  },
  {
    id: 'alternation/flags',
    expression: /^https:\/\/a\.com|https:\/\/b\.com$/iu,
    code: unanchored,
    fix: /^(?:https:\/\/a\.com|https:\/\/b\.com)$/iu,
  },
  {
    id: 'alternation/class-last',
    expression: /^https:\/\/a\.com|https:\/\/b\.co[m$]$/,
    code: unanchored,
    fix: /^(?:https:\/\/a\.com|https:\/\/b\.co[m$])$/,
  },

  { id: 'dot/star', expression: /^https:\/\/.*example\.com$/, code: dot },
  { id: 'dot/plus', expression: /^.+$/, code: dot },
  { id: 'dot/optional', expression: /^https:\/\/.?a\.example$/, code: dot },
  { id: 'dot/counted', expression: /^https:\/\/.{3}\.example$/, code: dot },
  { id: 'dot/lazy', expression: /^https:\/\/.*?\.example$/, code: dot },
  { id: 'dot/in-group', expression: /^(?:https:\/\/.+)$/, code: dot },
  { id: 'dot/repeated-beside-unrepeated', expression: /^https:\/\/a.b.+c$/, code: dot },
  {
    id: 'dot/unrepeated',
    expression: /^https:\/\/app.example\.com$/,
    code: dot,
    fix: /^https:\/\/app\.example\.com$/,
  },
  {
    id: 'dot/unrepeated-twice',
    expression: /^https:\/\/app.example.com$/i,
    code: dot,
    fix: /^https:\/\/app\.example\.com$/i,
  },
  {
    id: 'dot/unrepeated-beside-escaped-repeated',
    expression: /^https:\/\/a.b\.*example$/,
    code: dot,
    fix: /^https:\/\/a\.b\.*example$/,
  },
  { id: 'dot/in-class', expression: /^https:\/\/a[.]example$/, code: undefined },
  { id: 'dot/in-repeated-class', expression: /^https:\/\/[a-z.]*example$/, code: undefined },
  { id: 'dot/escaped', expression: /^https:\/\/a\.example$/, code: undefined },
  { id: 'dot/escaped-repeated', expression: /^https:\/\/a\.+example$/, code: undefined },
]

describe('config: expressions', () => {
  for (const { id, expression, code, fix } of rows) {
    it(`expression/${id}: ${code ?? 'is fine'}${fix === undefined ? '' : ', and is mended'}`, () => {
      const issues = validateCors({ origin: expression })
      expect(issues.map((issue) => issue.code)).toEqual(code === undefined ? [] : [code])
      expect(issues.map((issue) => 'fix' in issue)).toEqual(code === undefined ? [] : [fix !== undefined])
      for (const issue of issues) expect(String(issue.fix)).toBe(String(fix))
      if (fix !== undefined) expect(validateCors({ origin: issues[0]?.fix })).toEqual([])
    })

    it(`expression/${id}: never throws anything but CorsConfigError`, () => {
      const construct = (): unknown => createCors({ origin: [expression] })
      if (code === unanchored) expect(construct).toThrow(CorsConfigError)
      else expect(construct).not.toThrow()
    })
  }
})

describe('a fix for a dot that cannot be known', () => {
  for (const expression of [
    /^https:\/\/a\.*b.*c$/,
    /^https:\/\/app\\.*$/,
    /^https:\/\/(.)+\.example$/,
    /^(?:.)*$/,
  ]) {
    it(`origin/expression/dot-without-fix/${expression.source}`, () => {
      const issues = validateCors({ origin: expression })
      expect(issues.map(({ code, fix }) => [code, fix])).toEqual([['origin-regexp-dot', undefined]])
    })
  }
})

describe('an unset part beside other faults', () => {
  for (const text of ['https://a.example,undefined', 'https://UNDEFINED', 'https://example.com:undefined']) {
    it(`origin/unset-part/${text}`, () => {
      const issues = validateCors({ origin: text })
      expect(issues.map(({ code, fix }) => [code, fix])).toEqual([['origin-unset-part', undefined]])
    })
  }
})
