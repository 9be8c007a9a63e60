import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import { serveOn } from './host.ts'
import { majors, routerMajors } from './majors.ts'

for (const [name, koa] of majors) {
  const [, newest] = routerMajors.at(-1) ?? []
  if (newest === undefined) throw new Error('no router')
  describeAdapter({ name, serve: serveOn(koa, newest) })
  describeAlone(name, serveOn(koa, newest))
}
