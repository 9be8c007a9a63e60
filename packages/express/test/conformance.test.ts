import { describeAdapter } from '@cors/conformance'
import { serveOn } from './host.ts'
import { majors } from './majors.ts'

for (const [name, express] of majors) describeAdapter({ name, serve: serveOn(express) })
