import { describeAdapter } from '@cors/conformance'
import { gaps } from './gaps.ts'
import { serveOn } from './host.ts'
import { majors } from './majors.ts'

for (const [name, parts] of majors) describeAdapter({ name, isFetch: true, serve: serveOn(parts), gaps })
