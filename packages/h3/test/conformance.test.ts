import { describeAdapter, gapsWithoutRouter } from '@cors/conformance'
import { serve } from './host.ts'

const gaps = gapsWithoutRouter('middleware of h3 cannot ask the router for the route of a preflight')

describeAdapter({ name: 'h3@2', isFetch: true, serve, gaps })
