import { describeAdapter, gapsWithoutRouter } from '@cors/conformance'
import * as h3 from 'h3'
import * as first from 'h3-v2-first'
import { expect, it, vi } from 'vitest'
import { serve } from './host.ts'

// The lower end of the peer range stands in the place of the newest, for the adapter too, which imports it.
vi.mock('h3', () => import('h3-v2-first'))

const gaps = gapsWithoutRouter('middleware of h3 cannot ask the router for the route of a preflight')

describeAdapter({ name: 'h3@2.0.1', isFetch: true, serve, gaps })

it('the first is in the place of the newest', () => {
  expect(h3.toResponse).toBe(first.toResponse)
})
