import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import { serveOn } from './host.ts'
import { majors } from './majors.ts'

for (const [name, express] of majors) {
  describeAdapter({ name, serve: serveOn(express) })
  describeAlone(name, serveOn(express))
}
