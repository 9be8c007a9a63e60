import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { createCors } from '../src/index.ts'

const seed = Number(process.env['CORS_SEED'])

const reflecting = createCors({ origin: '*', dangerouslyReflectAnyOrigin: true })
const accepts = (host: string): boolean => reflecting.allows(`http://${host}`)

/** The host as the URL standard writes it; `undefined` if it is none. */
function serialised(host: string): string | undefined {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return undefined
  }
}

const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')),
  minLength: 1,
  maxLength: 5,
})
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '1', 'a', 'ffff', 'db8', '2001') },
  { weight: 2, arbitrary: hex },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '00',
      '01',
      'NaN',
      '-1',
      '-f',
      '+1',
      'Infinity',
      '1.2.3.4',
      '0x1',
      ' 1',
      '1e1',
      'g',
    ),
  },
)
const ipv6 = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(':')),
  fc
    .tuple(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 5 }))
    .map(([head, tail]) => `${head.join(':')}::${tail.join(':')}`),
  fc.ipV6(),
)
/** Addresses as eight numbers, so that canonical ones come up often. */
const canonicalIPv6 = fc
  .array(fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
    minLength: 8,
    maxLength: 8,
  })
  .map((pieces) => serialised(`[${pieces.map((value) => value.toString(16)).join(':')}]`) ?? '')

const number = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map(String),
  fc.constantFrom('00', '01', '0x', '0x7f', '0xg', '256', '65536', '4294967295', '4294967296', '08', '0X1'),
)
const label = fc.oneof(
  number,
  fc.constantFrom('a', 'example', 'x0', '0a', 'a-b', 'a_b', '1a', '0xa-', '-', '_'),
  fc.string({ unit: fc.constantFrom(...'ax01-_'.split('')), minLength: 1, maxLength: 4 }),
)
const dotted = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.')),
  fc.ipV4(),
  fc.ipV4Extended(),
)

describe('properties of a host', () => {
  test.prop([ipv6], { numRuns: 3000, seed })('property/ipv6-agrees-with-the-url-standard', (address) => {
    const host = `[${address}]`
    expect(accepts(host)).toBe(serialised(host) === host)
  })

  test.prop([canonicalIPv6], { numRuns: 1000, seed })('property/ipv6-as-serialised-is-accepted', (host) => {
    expect(accepts(host)).toBe(true)
    expect(accepts(host.toUpperCase())).toBe(host.toUpperCase() === host)
  })

  test.prop([dotted], { numRuns: 3000, seed })(
    'property/ipv4-and-names-agree-with-the-url-standard',
    (host) => {
      expect(accepts(host)).toBe(serialised(host) === host)
    },
  )

  test.prop([fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('http', 'https', 'ws', 'wss', 'ftp')])(
    'property/ports-agree-with-the-url-standard',
    (port, scheme) => {
      const origin = `${scheme}://a.example:${port}`
      // Port 0 parses, and nothing can be served there.
      expect(reflecting.allows(origin)).toBe(
        port > 0 && port <= 65_535 && new URL(origin).port === String(port),
      )
    },
  )
})
