import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { checkRenamed } from '../src/check-renamed.ts'
import { preflight, send, web } from '../src/exchange.ts'
import { readPage, tableOf } from '../src/page.ts'
import {
  expectForgeryRefused,
  expectNotes,
  expectPolicyOfEachPrefix,
  expectPolicyOfRoute,
  expectPolicyOfTenant,
} from './expect-policies.ts'

const readme = readPage('packages/fastify/README.md')

describe('fastify', () => {
  checkPages([readme], {
    packages: ['@cors/fastify', 'fastify'],
    servers: {
      Usage: expectNotes,
      'Several policies': expectPolicyOfEachPrefix,
      async 'A policy on a route'(port) {
        await expectPolicyOfRoute(port)
        const refused = await send(port, preflight('DELETE', undefined, '/reports/7'), web)
        expect(refused.status).toBe(403)
        expect(refused.cors).toEqual({})
      },
      'A policy for each tenant': expectPolicyOfTenant,
      'WebSocket and CSRF': (port) => expectForgeryRefused(port, '/transfers'),
    },
  })

  it('readme/options-are-those-of-the-core', () => {
    expect(tableOf(readme, 'option')).toBe(tableOf(readPage('packages/core/README.md'), 'option'))
  })

  checkRenamed(readme, '`@fastify/cors`', [
    ['origin', true, '*'],
    ['methods', 'GET,PUT', ['GET', 'PUT']],
    ['allowedHeaders', 'X-A,X-B', ['X-A', 'X-B']],
    ['allowedHeaders', null],
    ['exposedHeaders', 'ETag', ['ETag']],
    ['credentials', 'true', true],
    ['maxAge', null],
    ['cacheControl', 600],
    ['optionsSuccessStatus', 200, 'preflightStatus'],
    ['preflightContinue', true],
    ['preflight', false],
    ['strictPreflight', false],
    ['hideOptionsRoute', false],
    ['logLevel', 'silent'],
    ['hook', 'preHandler'],
    ['delegator', async () => ({})],
  ])
})
