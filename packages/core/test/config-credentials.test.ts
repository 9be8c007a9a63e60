import { describe, expect, it } from 'vitest'
import { validateCors } from '../src/index.ts'
import { type AnyOptions, type FaultRow, testFaults } from './config-row.ts'

const app = 'https://app.example.com'
const suffixes = { isPublicSuffix: (host: string) => ['github.io', 'co.uk'].includes(host) }
const own = { isPublicSuffix: () => false }
const withCredentials = (options: AnyOptions): AnyOptions => ({ credentials: true, ...options })

const faults: readonly FaultRow[] = [
  {
    id: 'any-origin',
    options: withCredentials({ origin: '*' }),
    code: 'credentials-any-origin',
    path: 'credentials',
    says: ["'*'", 'dangerouslyReflectAnyOrigin'],
  },
  {
    id: 'exposed-star',
    options: withCredentials({ origin: app, exposedHeaders: '*' }),
    code: 'credentials-exposed-star',
    path: 'exposedHeaders',
    says: ['"*"', 'list'],
  },
  {
    id: 'null-origin',
    options: withCredentials({ origin: app, dangerouslyAllowNullOrigin: true }),
    code: 'credentials-null-origin',
    path: 'dangerouslyAllowNullOrigin',
    says: ['null', 'sandboxed'],
    fix: false,
  },
  {
    id: 'null-origin-under-predicate',
    options: withCredentials({ origin: () => true, dangerouslyAllowNullOrigin: true }),
    code: 'credentials-null-origin',
    path: 'dangerouslyAllowNullOrigin',
    says: ['null'],
    fix: false,
  },
  {
    id: 'http',
    options: withCredentials({ origin: 'http://app.example.com' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:', 'dangerouslyAllowInsecureOrigins'],
    fix: 'https://app.example.com',
  },
  {
    id: 'http-in-list',
    options: withCredentials({ origin: [app, 'http://b.example:8080'] }),
    code: 'credentials-insecure-origin',
    path: 'origin[1]',
    says: ['network path'],
    fix: 'https://b.example:8080',
  },
  {
    id: 'http-with-the-port-of-https',
    options: withCredentials({ origin: 'http://app.example.com:443' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://app.example.com',
  },
  {
    id: 'http-wildcard',
    options: withCredentials({ origin: 'http://*.example.com' }),
    environment: own,
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://*.example.com',
  },
  {
    id: 'http-any-port',
    options: withCredentials({ origin: 'http://app.example.com:*' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://app.example.com:*',
  },
  {
    id: 'http-private-address',
    options: withCredentials({ origin: 'http://192.168.0.1' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://192.168.0.1',
  },
  {
    id: 'http-looks-like-localhost',
    options: withCredentials({ origin: 'http://localhost.example' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://localhost.example',
  },
  {
    id: 'http-looks-like-loopback',
    options: withCredentials({ origin: 'http://127.0.0.1.example' }),
    code: 'credentials-insecure-origin',
    path: 'origin',
    says: ['http:'],
    fix: 'https://127.0.0.1.example',
  },
  {
    id: 'public-suffix',
    options: withCredentials({ origin: 'https://*.github.io' }),
    environment: suffixes,
    code: 'credentials-public-suffix',
    path: 'origin',
    says: ['everybody', 'dangerouslyAllowPublicSuffixes'],
  },
  {
    id: 'public-suffix-with-port',
    options: withCredentials({ origin: [app, 'https://*.co.uk:*'] }),
    environment: suffixes,
    code: 'credentials-public-suffix',
    path: 'origin[1]',
    says: ['everybody'],
  },
  {
    id: 'top-level-domain',
    options: withCredentials({ origin: 'https://*.com' }),
    code: 'credentials-public-suffix',
    path: 'origin',
    says: ['everybody'],
  },
  {
    id: 'public-suffix-unchecked',
    options: withCredentials({ origin: 'https://*.example.com' }),
    severity: 'warning',
    code: 'public-suffix-unchecked',
    path: 'origin',
    says: ['not checked', 'public-suffix list'],
  },
  {
    id: 'reflect-beside-a-list',
    options: { origin: [app], dangerouslyReflectAnyOrigin: true },
    code: 'reflect-with-origins',
    path: 'dangerouslyReflectAnyOrigin',
    says: ["origin: '*'"],
  },
  {
    id: 'reflect-beside-nobody',
    options: { origin: false, dangerouslyReflectAnyOrigin: true },
    code: 'reflect-with-origins',
    path: 'dangerouslyReflectAnyOrigin',
    says: ["origin: '*'"],
  },
]

const accepted: readonly (readonly [string, AnyOptions])[] = [
  ['https', { origin: app }],
  ['predicate', { origin: () => true }],
  ['nobody', { origin: false }],
  ['localhost', { origin: ['http://localhost', 'http://localhost:3000', 'http://*.localhost'] }],
  ['localhost-any-port', { origin: 'http://localhost:*' }],
  ['loopback-addresses', { origin: ['http://127.0.0.1:3000', 'http://127.1.2.3', 'http://[::1]:*'] }],
  ['http-flagged', { origin: 'http://app.example.com', dangerouslyAllowInsecureOrigins: true }],
  ['public-suffix-flagged', { origin: 'https://*.com', dangerouslyAllowPublicSuffixes: true }],
  ['below-a-public-suffix', { origin: 'https://*.me.github.io' }],
  ['any-port-is-no-suffix', { origin: 'https://github.io:*' }],
  ['reflect-flagged', { origin: '*', dangerouslyReflectAnyOrigin: true }],
  ['exposed-list', { origin: app, exposedHeaders: ['ETag'] }],
]

const withoutCredentials: readonly (readonly [string, AnyOptions])[] = [
  ['star', { origin: '*' }],
  ['exposed-star', { origin: app, exposedHeaders: '*' }],
  ['null', { origin: app, dangerouslyAllowNullOrigin: true }],
  ['http', { origin: 'http://app.example.com' }],
  ['public-suffix', { origin: 'https://*.github.io' }],
]

describe('config: credentials', () => {
  testFaults('credentials', faults)
  for (const [id, options] of accepted) {
    it(`credentials/accepted/${id}`, () => {
      expect(validateCors({ credentials: true, ...options }, suffixes)).toEqual([])
    })
  }
  for (const [id, options] of withoutCredentials) {
    it(`credentials/off/${id}`, () => {
      expect(validateCors({ credentials: false, ...options }, suffixes)).toEqual([])
    })
  }

  it('credentials/suffix-list-is-asked-only-when-a-wildcard-meets-credentials', () => {
    const asked: string[] = []
    const environment = { isPublicSuffix: (host: string) => asked.push(host) < 0 }
    validateCors({ origin: 'https://*.example.com' }, environment)
    validateCors({ origin: [app, 'https://b.example:*'], credentials: true }, environment)
    validateCors(
      { origin: 'https://*.example.com', credentials: true, dangerouslyAllowPublicSuffixes: true },
      environment,
    )
    expect(asked).toEqual([])
    validateCors({ origin: 'https://*.example.com', credentials: true }, environment)
    expect(asked).toEqual(['example.com'])
  })
})
