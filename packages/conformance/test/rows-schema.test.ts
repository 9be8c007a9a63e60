import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { describeTable } from '../src/lib/table-document.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))

const document = read('rows.json')
// `required` in a branch may name what stands beside the branch.
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(
  read('rows.schema.json') as object,
)

it('rows.json is as rows.schema.json says', () => {
  validate(document)
  expect(validate.errors).toBe(null)
})

interface Open {
  [name: string]: Open
}

const faults: { readonly [what: string]: (row: Open, whole: Open) => void } = {
  'a row without a rule': (row) => delete row['rule'],
  'a row with a property that is not known': (row) => void (row['skip'] = {}),
  'a row with an id of one word': (row) => Object.assign(row, { id: 'allowed' }),
  'a row with an unknown option': (row) => Object.assign(row, { policy: { origin: '*', origins: [] } }),
  'a row with options and no origin': (row) => Object.assign(row, { policy: { credentials: true } }),
  'a row without a request': (row) => delete row['request'],
  'a row that has exchanges besides': (row) => Object.assign(row, { order: 'in-turn', exchanges: [] }),
  'an expectation without lines': (row) => delete row['expect']?.['cors'],
  'a line that is not of CORS': (row) => Object.assign(row['expect']?.['cors'] ?? {}, { vary: 'Origin' }),
  'a name in upper case': (row) => Object.assign(row['expect'] ?? {}, { headers: { ETag: '"1"' } }),
  'a name twice in Vary': (row) => Object.assign(row['expect'] ?? {}, { vary: ['Origin', 'Origin'] }),
  'a header line of three': (row) => Object.assign(row['request'] ?? {}, { headers: [['a', 'b', 'c']] }),
  'a header line over two lines': (row) => Object.assign(row['request'] ?? {}, { headers: [['a', 'b\n']] }),
  'an order that is not known': (_row, whole) =>
    Object.assign(whole, { rows: [{ ...describeTable().rows.find((row) => 'order' in row), order: 'any' }] }),
  'a route that says nothing': (_row, whole) =>
    Object.assign(whole, { routes: [{ method: 'GET', path: '/ok' }] }),
  'no row at all': (_row, whole) => Object.assign(whole, { rows: [] }),
}

describe('rows.schema.json refuses', () => {
  for (const [what, spoil] of Object.entries(faults)) {
    it(what, () => {
      const whole = structuredClone(document) as Open
      const index = describeTable().rows.findIndex(({ id }) => id === 'actual/any')
      const row = whole['rows']?.[index] ?? {}
      Object.assign(whole, { rows: [row] })
      expect(validate(whole)).toBe(true)
      spoil(row, whole)
      expect(validate(whole)).toBe(false)
    })
  }
})
