import { cases } from '../cases/cases.ts'
import type { Host } from './contender.ts'

/** A framework before it is loaded, which happens in a process of its own. */
export interface Listed {
  /** As they are installed: the framework, the peer if it comes by itself, ours. */
  readonly packages: readonly string[]
  /** For people. */
  readonly peer: string
  readonly ours: string
  /** Ids of the cases that say something here; one that ends with `/` is for all below it. */
  readonly cases: readonly string[]
  readonly load: () => Promise<Host>
}

/** By the name that the command line has for each. */
export const hosts: { readonly [name: string]: Listed } = {
  node: {
    packages: ['cors', '@cors/node'],
    peer: 'cors',
    ours: '@cors/node',
    cases: [
      'no-origin',
      'any',
      'allowed/',
      'refused/10',
      'wildcards/1000',
      'preflight/',
      'hostile/',
      'predicate',
    ],
    load: async () => (await import('./node.ts')).nodeHost,
  },
  express: {
    packages: ['express', 'cors', '@cors/express'],
    peer: 'cors',
    ours: '@cors/express',
    cases: cases.map(({ id }) => id),
    load: async () => (await import('./express.ts')).expressHost,
  },
  koa: {
    packages: ['koa', '@koa/cors', '@cors/koa'],
    peer: '@koa/cors',
    ours: '@cors/koa',
    cases: [
      'no-origin',
      'any',
      'string',
      'allowed/',
      'refused/',
      'wildcards/',
      'wildcards-refused/',
      'preflight/',
      'hostile/',
      'predicate',
    ],
    load: async () => (await import('./koa.ts')).koaHost,
  },
  fastify: {
    packages: ['fastify', '@fastify/cors', '@cors/fastify'],
    peer: '@fastify/cors',
    ours: '@cors/fastify',
    cases: [
      'no-origin',
      'any',
      'string',
      'allowed/',
      'refused/',
      'wildcards/',
      'wildcards-refused/',
      'preflight/',
      'hostile/',
      'predicate',
      'route/',
    ],
    load: async () => (await import('./fastify.ts')).fastifyHost,
  },
  hono: {
    packages: ['hono', '@cors/fetch'],
    peer: 'hono/cors',
    ours: '@cors/fetch',
    cases: [
      'no-origin',
      'any',
      'allowed/',
      'refused/10',
      'wildcards/1000',
      'preflight/',
      'hostile/',
      'predicate',
    ],
    load: async () => (await import('./hono.ts')).honoHost,
  },
  h3: {
    packages: ['h3', '@cors/fetch'],
    peer: 'handleCors',
    ours: '@cors/fetch',
    cases: ['no-origin', 'any', 'allowed/', 'refused/10', 'wildcards/1000', 'preflight/', 'hostile/'],
    load: async () => (await import('./h3.ts')).h3Host,
  },
  'nest-express': {
    packages: ['@nestjs/core', '@nestjs/platform-express', '@cors/nestjs'],
    peer: 'enableCors',
    ours: '@cors/nestjs',
    cases: ['no-origin', 'any', 'allowed/1', 'allowed/1000', 'preflight/', 'hostile/commas'],
    load: async () => (await import('./nest-express.ts')).nestExpressHost,
  },
  'nest-fastify': {
    packages: ['@nestjs/core', '@nestjs/platform-fastify', '@cors/nestjs'],
    peer: 'enableCors',
    ours: '@cors/nestjs',
    cases: ['no-origin', 'any', 'allowed/1', 'allowed/1000', 'preflight/', 'hostile/commas'],
    load: async () => (await import('./nest-fastify.ts')).nestFastifyHost,
  },
}
