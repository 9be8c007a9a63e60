import { describeAdapter } from '@cors/conformance'
import { gaps, serveWithCors, serveWithMiddleware } from './host/serve.ts'

describeAdapter({ name: 'node:http with cors()', serve: serveWithMiddleware, gaps })
describeAdapter({ name: 'node:http with withCors()', serve: serveWithCors, gaps })
