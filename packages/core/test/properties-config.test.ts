import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { CorsConfigError } from '../src/index.ts'
import { type CorsOptions, createCors, validateCors } from '../src/index.ts'
import { bytes, entries, nearMiss } from './arbitrary.ts'
import { type AnyOptions, mended } from './config-row.ts'

const seed = Number(process.env['CORS_SEED'])

const names = [
  'origin',
  'credentials',
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'maxAge',
  'preflightStatus',
  'rejectDisallowed',
]
const messy = fc.oneof(
  fc.array(entries, { minLength: 1, maxLength: 3 }).chain((list) => nearMiss(list)),
  bytes,
  fc.constantFrom(
    'https:/a.example',
    'a.example',
    'localhost',
    '*.a.example',
    'https://*',
    'http://localhost*',
    'put, patch',
  ),
)
const value = fc.oneof(
  messy,
  fc.array(messy, { maxLength: 3 }),
  fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withSparseArray: true,
    withTypedArray: true,
    withDate: true,
  }),
)
const options: fc.Arbitrary<AnyOptions> = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 })

const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error'

describe('properties of validation', () => {
  test.prop([fc.oneof(options, value)], { numRuns: 2000, seed })(
    'property/validate-never-throws',
    (given) => {
      for (const issue of validateCors(given)) {
        expect(issue.message).toMatch(/^[^\n\r]+$/)
        expect(['error', 'warning']).toContain(issue.severity)
      }
    },
  )

  test.prop([options], { numRuns: 1000, seed })(
    'property/create-throws-exactly-when-there-is-an-error',
    (given) => {
      const errors = validateCors(given).filter(isError)
      let thrown: unknown
      try {
        createCors(given as never)
      } catch (error) {
        thrown = error
      }
      if (errors.length === 0) expect(thrown).toBe(undefined)
      else expect((thrown as CorsConfigError).issues).toEqual(errors)
    },
  )

  test.prop([messy], { numRuns: 1000, seed })('property/a-fix-is-accepted', (origin) => {
    const given = { origin: [origin] }
    for (const { path, fix } of validateCors(given)) {
      if (fix === undefined) continue
      expect(validateCors(mended(given, path, fix)).filter(isError)).toEqual([])
    }
  })

  test.prop([fc.array(messy, { minLength: 1, maxLength: 4 })])(
    'property/what-is-accepted-is-matched',
    (list) => {
      if (validateCors({ origin: list }).some(isError)) return
      const cors = createCors({ origin: list as CorsOptions['origin'] })
      for (const entry of list) {
        const origin = entry.replace('*.', 'sub.').replace(/\*$/, '4321')
        expect(cors.allows(origin)).toBe(true)
      }
    },
  )
})
