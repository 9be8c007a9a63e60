import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import { serve } from './host.ts'

describeAdapter({ name: 'restana@6', serve, gaps: {} })
describeAlone('restana@6', serve)
