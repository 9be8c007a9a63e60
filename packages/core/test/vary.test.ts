import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { mergeVary } from '../src/index.ts'

type Current = Parameters<typeof mergeVary>[0]

const rows: readonly (readonly [id: string, current: Current, names: readonly string[], merged: string])[] = [
  ['absent', undefined, ['Origin'], 'Origin'],
  ['absent-several', undefined, ['Origin', 'Accept'], 'Origin, Accept'],
  ['absent-nothing', undefined, [], ''],
  ['absent-with-duplicate-names', undefined, ['Origin', 'origin'], 'Origin'],
  ['absent-with-star-among-names', undefined, ['Origin', '*'], '*'],
  ['empty', '', ['Origin'], 'Origin'],
  ['empty-with-duplicate-names', '', ['Accept', 'Origin', 'ACCEPT'], 'Accept, Origin'],
  ['white-space', ' \t', ['Origin'], 'Origin'],
  ['appended', 'Accept', ['Origin'], 'Accept, Origin'],
  ['nothing-to-add', 'Accept, Cookie', [], 'Accept, Cookie'],
  ['same', 'Origin', ['Origin'], 'Origin'],
  ['same-in-another-case', 'origin', ['Origin'], 'origin'],
  ['contained', 'Accept, ORIGIN, Cookie', ['Origin'], 'Accept, ORIGIN, Cookie'],
  ['no-white-space', 'Accept,Cookie', ['Origin'], 'Accept, Cookie, Origin'],
  ['part-of-a-name', 'X-Origin', ['Origin'], 'X-Origin, Origin'],
  ['own-duplicates', 'Origin, origin, Accept', ['Origin'], 'Origin, Accept'],
  ['empty-elements', ',, Accept ,', ['Origin'], 'Accept, Origin'],
  ['star', '*', ['Origin'], '*'],
  ['star-among-names', 'Accept', ['*'], '*'],
  ['star-in-list', 'Accept, *', ['Origin'], '*'],
  ['star-with-white-space', ' * ', ['Origin'], '*'],
  ['star-inside-a-name-is-no-star', 'a*', ['Origin'], 'a*, Origin'],
  ['several-lines', ['Accept', 'Cookie, Origin'], ['Origin'], 'Accept, Cookie, Origin'],
  ['several-lines-one-star', ['Accept', '*'], ['Origin'], '*'],
  ['no-lines', [], ['Origin'], 'Origin'],
  ['number', 5, ['Origin'], '5, Origin'],
]

const name = fc.constantFrom(
  'Origin',
  'origin',
  'Accept',
  'ACCEPT',
  'Cookie',
  'X-A',
  'Access-Control-Request-Headers',
)
const maybeStar = fc.oneof({ weight: 9, arbitrary: name }, { weight: 1, arbitrary: fc.constant('*') })
const separator = fc.constantFrom(',', ', ', ' ,\t', ',,')
const current: fc.Arbitrary<Current> = fc.oneof(
  fc.constant(undefined),
  fc.tuple(fc.array(maybeStar, { maxLength: 4 }), separator).map(([list, glue]) => list.join(glue)),
  fc.array(maybeStar, { maxLength: 4 }),
)
const added = fc.array(maybeStar, { maxLength: 4 })

const members = (value: Current): string[] =>
  [value ?? '']
    .flat()
    .join(',')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

describe('mergeVary', () => {
  for (const [id, value, names, merged] of rows) {
    it(`vary/${id}`, () => {
      expect(mergeVary(value, names)).toBe(merged)
    })
  }

  it('vary/arguments-are-left-alone', () => {
    const lines = Object.freeze(['Accept'])
    const names = Object.freeze(['Origin'])
    expect(mergeVary(lines, names)).toBe('Accept, Origin')
    expect([lines, names]).toEqual([['Accept'], ['Origin']])
  })

  test.prop([current, added])('vary/idempotent', (value, names) => {
    const once = mergeVary(value, names)
    expect(mergeVary(once, names)).toBe(once)
  })

  test.prop([current, added])('vary/members-are-the-union-each-once', (value, names) => {
    const union = new Set([...members(value), ...names.map((each) => each.toLowerCase())])
    const merged = members(mergeVary(value, names))
    expect(merged).toEqual(union.has('*') ? ['*'] : [...union])
  })

  test.prop([current, added, added])('vary/two-merges-are-one', (value, first, second) => {
    expect(mergeVary(mergeVary(value, first), second)).toBe(mergeVary(value, [...first, ...second]))
  })

  test.prop([current, added])('vary/the-responses-own-spelling-stands', (value, names) => {
    const merged = mergeVary(value, names)
    const own = [value ?? ''].flat().join(',').split(',')
    const first = own.map((part) => part.trim()).find((part) => part !== '') ?? merged.split(', ')[0]
    expect(merged.split(', ')[0]).toBe(merged === '*' ? '*' : first)
  })
})
