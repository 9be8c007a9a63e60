import type { IncomingMessage, ServerResponse } from 'node:http'
import { Cors } from '@cors/nestjs'
import { Controller, Delete, Get, type INestApplication, Patch, Put } from '@nestjs/common'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import type { PolicyName } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller('notes')
class NotesController {
  @Put()
  put(): string {
    return ran('partner')
  }

  @Delete()
  delete(): string {
    return ran('partner')
  }

  @Patch()
  @Cors('open')
  patch(): string {
    return ran('open')
  }

  @Get(':id')
  @Cors('open')
  get(): string {
    return ran('open')
  }
}

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

interface Answering {
  readonly send: (text: string) => unknown
}

const answer =
  (under: PolicyName) =>
  (_request: unknown, response: Answering): void =>
    void response.send(ran(under))

type Rewritten = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const rewriting = (rewrite: (request: Rewritten) => void) => (app: INestApplication) =>
  app.use((request: Rewritten, _response: ServerResponse, next: () => void) => {
    rewrite(request)
    next()
  })

const controllers = [PlainController, NotesController]

describeRoutes('raw', [
  {
    // A user's own routes stand before those of the controllers.
    id: 'beside-controllers',
    controllers,
    main(app) {
      app.getHttpAdapter().get('/health', answer('usual'))
      app.getHttpAdapter().get('/notes/raw', answer('usual'))
    },
    asks: [
      ['GET', '/health', 'usual'],
      ['GET', '/notes/raw', 'usual'],
      ['GET', '/notes/5', 'open'],
      ['PUT', '/health', 'usual', { status: 404 }],
    ],
  },
  {
    id: 'behind-controllers',
    on: 'express',
    controllers,
    async main(app) {
      await app.init()
      app.getHttpAdapter().get('/notes/raw', answer('usual'))
    },
    asks: [['GET', '/notes/raw', 'open']],
  },
  {
    // Of Fastify's own, which Nest knows nothing of.
    id: 'behind-controllers',
    on: 'fastify',
    controllers,
    async main(app) {
      await app.init()
      const instance: FastifyInstance = app.getHttpAdapter().getInstance()
      instance.get('/health', async () => ran('usual'))
    },
    asks: [
      ['GET', '/health', 'usual'],
      ['GET', '/notes/5', 'open'],
    ],
  },
])

describeRoutes('rewriting', [
  {
    // The way to a handler that a middleware knows of shows in no preflight, but the answer is the handler's.
    id: 'to-another-policy',
    on: 'express',
    isUnderTwo: true,
    controllers,
    main: rewriting((request) => {
      if (request.url === '/old-plain') request.url = '/plain'
      if (request.url === '/old-notes') request.url = '/notes'
      if (request.url === '/notes?plain') request.url = '/plain'
    }),
    asks: [
      ['PUT', '/old-plain', 'usual'],
      ['PUT', '/old-notes', 'usual', { actually: 'partner' }],
      ['PUT', '/notes?plain', 'partner', { actually: 'usual' }],
      ['PUT', '/notes', 'partner'],
    ],
  },
  {
    id: 'of-the-method',
    on: 'express',
    controllers,
    main: rewriting((request) => {
      const { 'x-method': method } = request.headers
      if (typeof method === 'string') request.method = method
    }),
    asks: [
      ['PATCH', '/notes', 'open', { own: { 'x-method': 'DELETE' }, actually: 'partner' }],
      ['PATCH', '/notes', 'open'],
    ],
  },
  {
    id: 'before-routes',
    on: 'fastify',
    controllers,
    adapter: () => new FastifyAdapter({ rewriteUrl: ({ url = '' }) => url.replace('/old-', '/') }),
    asks: [
      ['PUT', '/old-notes', 'partner'],
      ['PUT', '/old-plain', 'usual'],
      ['PUT', '/notes', 'partner'],
    ],
  },
  {
    // Fastify has found the route before any middleware runs.
    id: 'too-late',
    on: 'fastify',
    controllers,
    main: rewriting((request) => {
      request.url = '/plain'
    }),
    asks: [['PUT', '/notes', 'partner']],
  },
])
