import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  Controller,
  Get,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type NestMiddleware,
  type Type,
  UnauthorizedException,
} from '@nestjs/common'
import { type Application, type Row, describeAnswers } from './answer-rows.ts'

/** Middleware as people write it: on Fastify, too, it gets what Node has. */
type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => unknown

const goOn: Middleware = (_request, _response, next) => next()
const refuse = (): never => {
  throw new UnauthorizedException()
}

// What middleware does instead of letting a request through.
const stopping: { readonly [id: string]: { readonly run: Middleware } & Omit<Row, 'id' | 'send'> } = {
  throws: { run: refuse, status: 401 },
  rejects: { run: async () => Promise.reject(new UnauthorizedException()), status: 401 },
  'hands-on-an-error': { run: (_request, _response, next) => next(new UnauthorizedException()), status: 401 },
  answers: {
    run(_request, response) {
      response.statusCode = 402
      response.end('pay')
    },
    status: 402,
    body: 'pay',
  },
  'answers-later': {
    run: (_request, response) => void setImmediate(() => response.writeHead(402, 'Pay').end('pay')),
    status: 402,
    body: 'pay',
  },
  'answers-with-a-vary': {
    run: (_request, response) => void response.writeHead(402, { Vary: 'Accept' }).end(),
    status: 402,
    vary: ['Accept'],
  },
  'answers-with-grants': {
    run: (_request, response) => void response.writeHead(402, ['Access-Control-Allow-Origin', '*']).end(),
    status: 402,
  },
  'clears-and-throws': {
    run(_request, response) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      refuse()
    },
    status: 401,
  },
  'clears-and-goes-on': {
    run(_request, response, next) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      next()
    },
    status: 200,
    body: 'notes',
  },
  'grants-and-goes-on': {
    run(_request, response, next) {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Max-Age', '1')
      response.setHeader('Vary', 'Accept')
      next()
    },
    status: 200,
    vary: ['Accept'],
  },
}

/** An application whose module is configured with this middleware. */
function configured(middleware: Middleware | Type<NestMiddleware>): Application {
  return (policed) => {
    @policed
    @Controller('notes')
    class NotesController {
      @Get()
      list(): string {
        return 'notes'
      }
    }
    @Module({ controllers: [NotesController] })
    class NotesModule {
      configure(consumer: MiddlewareConsumer): void {
        consumer.apply(middleware).forRoutes('*path')
      }
    }
    return { imports: [NotesModule] }
  }
}

const send = { path: '/notes' }

for (const [id, { run, ...rest }] of Object.entries(stopping)) {
  describeAnswers('middleware-of-a-module', configured(run), [{ ...rest, id, send }])
}

describeAnswers(
  'middleware-of-main',
  configured(goOn),
  Object.entries(stopping).flatMap(([id, { run, ...rest }]): Row[] => {
    // Nobody there waits for what it returns.
    const hangs = id === 'rejects' ? 'nest@11 on fastify' : undefined
    return [
      { ...rest, hangs, id, send, main: (app) => app.use(run) },
      { ...rest, hangs, id: `${id}-under-a-path`, send, main: (app) => app.use('/notes', run) },
    ]
  }),
)

describeAnswers('middleware-where-nothing-is', configured(goOn), [
  {
    id: 'throws',
    main: (app) => app.use(refuse),
    send: { path: '/nowhere' },
    status: 401,
    isRouteless: true,
  },
  {
    id: 'answers',
    main: (app) => app.use((_request: unknown, response: ServerResponse) => response.writeHead(402).end()),
    send: { path: '/nowhere' },
    status: 402,
    isRouteless: true,
  },
  {
    id: 'goes-on',
    main: (app) => app.use(goOn),
    send: { path: '/nowhere' },
    status: 404,
    isRouteless: true,
  },
])

@Injectable()
class ThrowingMiddleware implements NestMiddleware {
  use(): never {
    return refuse()
  }
}

describeAnswers('middleware-of-a-class', configured(ThrowingMiddleware), [
  { id: 'throws', send, status: 401 },
  { id: 'throws-where-nothing-is', send: { path: '/nowhere' }, status: 401, isRouteless: true },
  {
    id: 'throws-under-a-prefix',
    main: (app) => app.setGlobalPrefix('api'),
    send: { path: '/api/notes' },
    status: 401,
  },
])
