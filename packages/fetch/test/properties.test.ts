import { cors } from '@cors/fetch'
import * as fc from 'fast-check'
import { expect, it, onTestFinished, vi } from 'vitest'
import { evil, granted, options, requestOf, web } from './exchange.ts'

const names = [
  ...Object.keys(granted),
  'Access-Control-Allow-Methods',
  'access-control-max-age',
  'ACCESS-CONTROL-ALLOW-PRIVATE-NETWORK',
  'Vary',
  'vary',
  'Set-Cookie',
  'X-A',
  'ETag',
]
const values = ['*', 'Origin', 'origin, Accept', 'Accept', 'true', web, evil, 'a=1']
const field = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values))
const made = fc.record({
  fields: fc.array(field, { maxLength: 8 }),
  origin: fc.constantFrom(web, evil, undefined),
  status: fc.constantFrom(200, 201, 204, 301, 304, 404, 500),
  times: fc.integer({ min: 1, max: 3 }),
})

const isOurs = (name: string): boolean => name.startsWith('access-control-') || name === 'vary'
const others = (headers: Headers): readonly string[] =>
  [...headers].filter(([name]) => !isOurs(name)).map(([name, value]) => `${name}: ${value}`)
const listed = (vary: string | null): readonly string[] =>
  (vary ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

it('properties/apply: whatever a response has, it has the fields of the policy and its own', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  onTestFinished(() => warn.mockRestore())
  fc.assert(
    fc.property(made, ({ fields, origin, status, times }) => {
      const { apply } = cors(options)
      const original = new Response(null, { status, headers: [...fields] })
      const before = new Headers(original.headers)
      // From the second time on it is a copy that is given out.
      for (let time = 0; time < times; time++) {
        const response = apply(requestOf({}, origin), original)
        expect(response.status).toBe(status)
        expect(others(response.headers)).toEqual(others(before))
        const ours = [...response.headers].filter(([name]) => name.startsWith('access-control-'))
        expect(Object.fromEntries(ours)).toEqual(origin === web ? granted : {})
        const vary = listed(response.headers.get('vary'))
        const wanted = listed(before.get('vary')).includes('*')
          ? ['*']
          : [...listed(before.get('vary')), 'origin']
        expect(vary.toSorted()).toEqual([...new Set(wanted)].toSorted())
      }
    }),
    { numRuns: 500, seed: Number(process.env['CORS_SEED']) },
  )
})
