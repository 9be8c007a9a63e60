/** A package of somebody else and one of ours, added to the same application. */
export interface Contest {
  /** As `--framework` has it. */
  readonly name: string
  readonly framework: Framework
  readonly peer: Peer
  /** Ours, in the version that was published for this run. */
  readonly ours: string
}

/** What every such application has installed before. */
export interface Framework {
  readonly shown: string
  readonly packages: readonly string[]
  /** Types that are installed apart. */
  readonly types: readonly string[]
  /** What an application of it imports. */
  readonly imports: readonly string[]
}

interface Peer {
  readonly shown: string
  /** Absent if it comes with the framework. */
  readonly package?: { readonly name: string; readonly version: string }
  /** What is imported of a framework that has it in a place of its own. */
  readonly imports?: readonly string[]
  /** Types that are installed apart. */
  readonly types: readonly string[]
}

export const contests: readonly Contest[] = [
  {
    name: 'express',
    framework: {
      shown: 'express 5.3.0',
      packages: ['express@5.3.0'],
      types: ['@types/express@5.0.6'],
      imports: ['express'],
    },
    peer: {
      shown: 'cors 2.8.6',
      package: { name: 'cors', version: '2.8.6' },
      types: ['@types/cors@2.8.19'],
    },
    ours: '@cors/express',
  },
  {
    name: 'koa',
    framework: {
      shown: 'koa 3.3.0',
      packages: ['koa@3.3.0'],
      types: ['@types/koa@3.0.3'],
      imports: ['koa'],
    },
    peer: {
      shown: '@koa/cors 5.0.0',
      package: { name: '@koa/cors', version: '5.0.0' },
      types: ['@types/koa__cors@5.0.1'],
    },
    ours: '@cors/koa',
  },
  {
    name: 'fastify',
    framework: { shown: 'fastify 5.12.8', packages: ['fastify@5.12.8'], types: [], imports: ['fastify'] },
    peer: {
      shown: '@fastify/cors 11.4.3',
      package: { name: '@fastify/cors', version: '11.4.3' },
      types: [],
    },
    ours: '@cors/fastify',
  },
  {
    name: 'hono',
    framework: { shown: 'hono 4.13.19', packages: ['hono@4.13.19'], types: [], imports: ['hono'] },
    peer: { shown: 'hono/cors', imports: ['hono/cors'], types: [] },
    ours: '@cors/fetch',
  },
  {
    name: 'nest',
    framework: {
      shown: 'Nest 12.5.1 on Express',
      packages: [
        '@nestjs/common@12.5.1',
        '@nestjs/core@12.5.1',
        '@nestjs/platform-express@12.5.1',
        'reflect-metadata@0.2.2',
        'rxjs@7.8.2',
      ],
      types: [],
      imports: ['@nestjs/core', '@nestjs/platform-express'],
    },
    peer: { shown: 'enableCors', types: [] },
    ours: '@cors/nestjs',
  },
]
