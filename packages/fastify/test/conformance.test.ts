import { describeAdapter } from '@cors/conformance'
import { describeAlone } from '@tooling/exchange'
import fastify4first from 'fastify-v4-first'
import { serveOn } from './host.ts'
import { majors } from './majors.ts'

for (const [name, fastify] of majors) {
  describeAdapter({ name, serve: serveOn(fastify) })
  describeAlone(name, serveOn(fastify))
}

// The lower end of the peer range: it has less of what a route says of itself.
describeAdapter({ name: 'fastify@4.0.0', serve: serveOn(fastify4first) })
