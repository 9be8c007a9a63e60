import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { checkRenamed } from '../src/check-renamed.ts'
import { readPage, tableOf } from '../src/page.ts'
import {
  expectForgeryRefused,
  expectNotes,
  expectPolicyOfEachPrefix,
  expectPolicyOfRoute,
  expectPolicyOfTenant,
} from './expect-policies.ts'

const readme = readPage('packages/koa/README.md')

describe('koa', () => {
  checkPages([readme], {
    packages: ['@cors/koa', '@koa/router', 'koa'],
    servers: {
      Usage: expectNotes,
      'Several policies': expectPolicyOfEachPrefix,
      'A policy on a route': expectPolicyOfRoute,
      'A policy for each tenant': expectPolicyOfTenant,
      'WebSocket and CSRF': expectForgeryRefused,
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })

  checkRenamed(readme, '`@koa/cors`', [
    ['origin', true, '*'],
    ['allowMethods', 'GET,PUT', 'methods'],
    ['exposeHeaders', 'ETag', 'exposedHeaders'],
    ['allowHeaders', 'X-A,X-B', 'allowedHeaders'],
    ['maxAge', '600', 600],
    ['credentials', () => true],
    ['keepHeadersOnError', true],
    ['secureContext', true],
    ['privateNetworkAccess', true],
  ])
})
