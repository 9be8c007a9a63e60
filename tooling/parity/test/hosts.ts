import type { Adapter } from '@cors/conformance'
import { serveOn as serveOnExpress } from '../../../packages/express/test/host.ts'
import { majors as expressMajors } from '../../../packages/express/test/majors.ts'
import { serveOn as serveOnFastify } from '../../../packages/fastify/test/host.ts'
import { majors as fastifyMajors } from '../../../packages/fastify/test/majors.ts'
import { serve as serveOnHapi } from '../../../packages/hapi/test/host.ts'
import { serveOn as serveOnKoa } from '../../../packages/koa/test/host.ts'
import { majors as koaMajors, routerMajors } from '../../../packages/koa/test/majors.ts'
import {
  serveOnExpress as serveOnNestExpress,
  serveOnFastify as serveOnNestFastify,
} from '../../../packages/nestjs/test/host.ts'
import { gaps, serveWithCors, serveWithMiddleware } from '../../../packages/node/test/host/serve.ts'

/** Every host and major, as its own conformance test serves it. */
export const hosts: readonly Adapter[] = [
  { name: 'node:http with cors()', serve: serveWithMiddleware, gaps },
  { name: 'node:http with withCors()', serve: serveWithCors, gaps },
  ...expressMajors.map(([name, express]) => ({ name, serve: serveOnExpress(express) })),
  ...koaMajors.flatMap(([name, koa]) =>
    routerMajors.map(([router, Router]) => ({ name: `${name}, ${router}`, serve: serveOnKoa(koa, Router) })),
  ),
  ...fastifyMajors.map(([name, fastify]) => ({ name, serve: serveOnFastify(fastify) })),
  { name: 'hapi@21', serve: serveOnHapi },
  { name: 'nest on Express', serve: serveOnNestExpress('module') },
  { name: 'nest on Fastify', serve: serveOnNestFastify('module') },
]
