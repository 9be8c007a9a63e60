import { describe } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { readPage } from '../src/page.ts'
import { expectNotes, expectPolicyOfRoute } from './expect-policies.ts'

describe('hapi', () => {
  checkPages([readPage('packages/hapi/README.md')], {
    packages: ['@cors/hapi', '@hapi/hapi'],
    servers: { Usage: expectNotes, 'A policy on a route': expectPolicyOfRoute },
  })
})
