import { type Exchange, type FixturePolicy, type Route, policies, rows } from '@cors/conformance'
import { validateCors } from '@cors/core'
import { describe, expect, it } from 'vitest'
import { createFixture } from '../src/lib/fixture.ts'

const exchanges = rows.flatMap((row): readonly Exchange[] => ('exchanges' in row ? row.exchanges : [row]))

describe('the table', () => {
  it('has unique ids of a subject and a case', () => {
    const ids = rows.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    expect(ids.filter((id) => !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([])
  })

  it('says which rule each row is for', () => {
    expect(rows.filter(({ rule }) => rule.trim().length < 10).map(({ id }) => id)).toEqual([])
  })

  it('is data that JSON carries whole', () => {
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows)
  })

  it('is frozen', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(rows)).toBe(true)
  })

  it('uses every named policy, and no other', () => {
    const named = new Set(rows.flatMap(({ policy }) => (typeof policy === 'string' ? [policy] : [])))
    expect([...named].toSorted()).toEqual(Object.keys(policies).toSorted())
  })

  it('has policies without a fault', () => {
    const faults = rows.flatMap(({ id, policy }) =>
      typeof policy === 'string' || policy === false
        ? []
        : validateCors(policy, { isPublicSuffix: () => false }).map(({ message }) => `${id}: ${message}`),
    )
    expect(faults).toEqual([])
  })

  it('asks for paths that are routes, or for none on purpose', () => {
    const { routes } = createFixture(false).fixture
    const paths = new Set(['/missing', ...routes.map(({ path }) => path)])
    expect(
      exchanges.map(({ request }) => String(request.path.split('?')[0])).filter((path) => !paths.has(path)),
    ).toEqual([])
  })

  it('has no route that no row asks for', () => {
    const asked = new Set(exchanges.map(({ request }) => request.path.split('?')[0]))
    const { routes } = createFixture(false).fixture
    expect(routes.filter(({ path }) => !asked.has(path)).map(({ path }) => path)).toEqual([])
  })

  it('is about the same application on hosts of Request and Response', () => {
    const { routes, fetch } = createFixture('compiled').fixture
    const nodeOnly = new Set(
      rows.flatMap((row) => (row.nodeOnly !== undefined && 'request' in row ? [row.request.path] : [])),
    )
    const listOf = (list: readonly Pick<Route, 'method' | 'path' | 'policy'>[]): readonly object[] =>
      list.map(({ method, path, policy }) => ({ method, path, policy }))
    expect(nodeOnly.size).toBe(2)
    expect(listOf(fetch.routes)).toEqual(listOf(routes.filter(({ path }) => !nodeOnly.has(path))))
  })

  it('says why a row is for Node alone', () => {
    expect(rows.filter(({ nodeOnly = 'for a good reason' }) => nodeOnly.trim().length < 10)).toEqual([])
  })

  it('expects lower-case names', () => {
    const names = exchanges.flatMap(({ expect: { cors, headers = {}, absent = [] } }) =>
      Object.keys({ ...cors, ...headers }).concat(absent),
    )
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([])
  })
})

describe('a named policy', () => {
  for (const [name, { says, create }] of Object.entries(policies)) {
    it(`${name} is described and made`, () => {
      expect(says).not.toBe('')
      expect(describePolicy(create())).toBe('a policy')
    })
  }

  it('is made anew for each row', () => {
    expect(policies.compiled.create()).not.toBe(policies.compiled.create())
  })
})

function describePolicy(policy: FixturePolicy): string {
  if (typeof policy === 'function' || policy === false || 'decide' in policy) return 'a policy'
  const [issue] = validateCors(policy)
  return issue === undefined || issue.severity === 'warning' ? 'a policy' : issue.message
}
