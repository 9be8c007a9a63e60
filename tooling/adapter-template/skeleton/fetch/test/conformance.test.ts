import { describeAdapter, gapsWithoutRouter } from '@cors/conformance'
import { serve } from './host.ts'

const gaps = gapsWithoutRouter('middleware of restana cannot ask the router for the route of a preflight')

describeAdapter({ name: 'restana@6', isFetch: true, serve, gaps })
