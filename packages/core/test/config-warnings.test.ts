import { describe, expect, it } from 'vitest'
import { createCors, validateCors } from '../src/index.ts'
import { type FaultRow, testFaults } from './config-row.ts'

const redundant = (id: string, origin: readonly string[], index: number, says: string): FaultRow => ({
  id: `redundant/${id}`,
  options: { origin },
  severity: 'warning',
  code: 'origin-redundant',
  path: `origin[${index}]`,
  says: [says],
})

const rows: readonly FaultRow[] = [
  redundant('twice', ['https://a.example', 'https://a.example'], 1, 'twice'),
  redundant('wildcard-twice', ['https://*.a.example', 'https://*.a.example'], 1, 'twice'),
  redundant('covered', ['https://x.a.example', 'https://*.a.example'], 0, 'covered by a wildcard'),
  redundant('covered-deep', ['https://*.a.example', 'https://x.y.a.example'], 1, 'covered'),
  redundant('covered-by-port', ['http://localhost:*', 'http://localhost:3000'], 1, 'covered'),
  redundant('wildcard-covered', ['https://*.a.example', 'https://*.b.a.example'], 1, 'covered'),
  redundant('wildcard-covered-by-any-port', ['https://*.a.example:*', 'https://*.b.a.example'], 1, 'covered'),
  {
    id: 'shared-hosting',
    options: { origin: ['https://a.example', 'https://codepen.io'] },
    severity: 'warning',
    code: 'origin-shared-hosting',
    path: 'origin[1]',
    says: ['anybody can publish'],
  },
  {
    id: 'shared-hosting-bucket',
    options: { origin: 'https://storage.googleapis.com' },
    severity: 'warning',
    code: 'origin-shared-hosting',
    path: 'origin',
    says: ['anybody can publish'],
  },
  ...['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:*', 'https://a.localhost'].map(
    (origin): FaultRow => ({
      id: `loopback-in-production/${origin}`,
      options: { origin },
      environment: { production: true },
      severity: 'warning',
      code: 'origin-loopback-in-production',
      path: 'origin',
      says: ["visitor's own machine"],
    }),
  ),
]

describe('config: warnings', () => {
  testFaults('warning', rows)

  const quiet: readonly (readonly [string, readonly string[]])[] = [
    ['apex-beside-its-wildcard', ['https://a.example', 'https://*.a.example']],
    ['other-port', ['https://*.a.example', 'https://x.a.example:8443']],
    ['other-scheme', ['https://*.a.example', 'http://x.a.example']],
    ['wider-port', ['https://*.a.example', 'https://*.b.a.example:*']],
    // `https://a.example:*` is the apex alone; it covers no subdomain.
    ['subdomains-beside-any-port-of-the-apex', ['https://*.a.example', 'https://a.example:*']],
    ['glued', ['https://*.a.example', 'https://ba.example']],
  ]
  for (const [id, origin] of quiet) {
    it(`warning/not-redundant/${id}`, () => {
      expect(validateCors({ origin })).toEqual([])
    })
  }

  it('warning/loopback-in-development-is-fine', () => {
    expect(validateCors({ origin: 'http://localhost:3000' })).toEqual([])
    expect(validateCors({ origin: 'http://localhost:3000' }, { production: false })).toEqual([])
  })

  it('warning/never-stops-construction', () => {
    const options = {
      origin: ['https://codepen.io', 'https://codepen.io', /^https:\/\/a.example$/g],
      maxAge: 86_400,
    }
    const severities = validateCors(options).map(({ severity }) => severity)
    expect(severities.length).toBeGreaterThan(4)
    expect(new Set(severities)).toEqual(new Set(['warning']))
    expect(createCors(options).allows('https://codepen.io')).toBe(true)
  })
})
