import { describe, expect, it } from 'vitest'
import { classify, evaluate } from '../src/index.ts'
import type { HeaderLine, PageRequest } from '../src/index.ts'
import { isForbiddenRequestHeader, isNoCorsSafelisted } from '../src/lib/fetch/request-headers.ts'
import { brokenValueRule } from '../src/lib/fetch/safelisted-value.ts'
import { isBadPort } from '../src/lib/fetch/ports.ts'
import { isForbiddenMethod } from '../src/lib/fetch/methods.ts'
import { isPresent, rowsOf } from './reference.ts'

interface PredicateRow {
  readonly id: string
  readonly predicate: string
  readonly input: HeaderLine | string | number
  readonly expect: boolean
}

const rows = rowsOf('predicates.json') as readonly PredicateRow[]
const page: PageRequest = { documentOrigin: 'https://page.example', url: 'https://api.example/' }

const lineOf = (input: PredicateRow['input']): HeaderLine =>
  typeof input === 'object' ? input : [String(input), '']

/** Each predicate: the room that knows it, and what a page's request shows of it. */
const predicates: Readonly<
  Record<
    string,
    { readonly count: number; readonly holds: (input: PredicateRow['input']) => readonly boolean[] }
  >
> = {
  'forbidden-request-header': {
    count: 35,
    holds: (input) => {
      const line = lineOf(input)
      const { because } = classify({ ...page, headers: [line] })
      return [isForbiddenRequestHeader(...line), because.some(({ kind }) => kind === 'header-dropped')]
    },
  },
  'forbidden-method': {
    count: 6,
    holds: (input) => {
      const [violation] = evaluate({ request: { ...page, method: String(input) }, hops: [] }).violations
      return [isForbiddenMethod(String(input)), violation?.reason === 'method-forbidden']
    },
  },
  'no-cors-safelisted-request-header': {
    count: 49,
    holds: (input) => [isNoCorsSafelisted(...lineOf(input))],
  },
  'cors-safelisted-request-header': {
    count: 6,
    holds: (input) => {
      const [name, value] = lineOf(input)
      const { mode } = classify({ ...page, headers: [[name, value]] })
      return [brokenValueRule(name.toLowerCase(), value) === undefined, mode === 'simple']
    },
  },
  'bad-port': {
    count: 83,
    holds: (input) => {
      const url = `http://api.example:${String(input)}/`
      const [violation] = evaluate({
        request: { documentOrigin: 'http://page.example', url },
        hops: [],
      }).violations
      return [isBadPort(String(input)), violation?.reason === 'bad-port']
    },
  },
}

describe.runIf(isPresent)('web-platform-tests: predicates', () => {
  it('wpt/predicates/table-is-there', () => {
    const counts = new Map<string, number>()
    for (const { predicate } of rows) counts.set(predicate, (counts.get(predicate) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(Object.entries(predicates).map(([name, { count }]) => [name, count])),
    )
    expect(rows.length).toBe(179)
  })

  for (const { id, predicate, input, expect: expected } of rows) {
    it(`wpt/${id}/${predicate}/${JSON.stringify(input)}/${expected}`, () => {
      const seen = predicates[predicate]?.holds(input) ?? []
      expect(seen.length).toBeGreaterThan(0)
      expect(seen).toEqual(seen.map(() => expected))
    })
  }
})

describe('ports that are not bad', () => {
  for (const port of ['', '80', '443', '2', '3000', '6001', '6670', '8080', '8443', '10081', '65535']) {
    it(`bad-port/${port === '' ? 'none' : port}/false`, () => {
      expect(isBadPort(port)).toBe(false)
    })
  }
})
