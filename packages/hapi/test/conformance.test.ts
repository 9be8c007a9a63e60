import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import { serve } from './host.ts'

describeAdapter({ name: 'hapi@21', serve, gaps: {} })
describeAlone('hapi@21', serve)
