import { Controller, Get, type INestApplication, Module, Param, Post } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import { type Application, type Row, describeAnswers } from './answer-rows.ts'

/** What is asked for and is not there; whoever answers, it is under the policy of the module. */
const application: Application = (policed) => {
  @policed
  @Controller('notes')
  class NotesController {
    @Get()
    list(): string {
      return 'notes'
    }
    @Get('one/:id')
    one(@Param('id') id: string): string {
      return id
    }
    @Post('json')
    json(): string {
      return 'json'
    }
  }
  @Module({ controllers: [NotesController] })
  class NotesModule {}
  return { imports: [NotesModule] }
}

const underPrefix = (app: INestApplication): unknown => app.setGlobalPrefix('api')
const exceptOne = (app: INestApplication): unknown =>
  app.setGlobalPrefix('api', { exclude: ['notes/one/:id'] })

function missing(id: string, path: string, rest: Partial<Row> = {}): Row {
  return { id, send: { path }, status: 404, isRouteless: true, ...rest }
}

describeAnswers('answers-missing', application, [
  missing('path', '/nowhere', { body: /Cannot GET \/nowhere/ }),
  missing('path-below-a-controller', '/notes/nowhere'),
  missing('root', '/'),
  missing('method', '/notes', { send: { method: 'DELETE', path: '/notes' } }),
  missing('method-of-its-own', '/notes', { send: { method: 'PROPFIND', path: '/notes' } }),
  missing('plain-options', '/nowhere', { send: { method: 'OPTIONS', path: '/nowhere' } }),
  missing('head', '/nowhere', { send: { method: 'HEAD', path: '/nowhere' }, body: /^$/ }),
  missing('json-for-nobody', '/nowhere', {
    send: { method: 'POST', path: '/nowhere', headers: { 'content-type': 'application/json' }, body: '{' },
    // Both read the body before they look for somebody who wants it.
    status: 400,
  }),
  missing('inside-a-prefix', '/api/nowhere', { main: underPrefix, body: /Cannot GET \/api\/nowhere/ }),
  missing('prefix-itself', '/api', { main: underPrefix }),
  missing('outside-a-prefix', '/notes', { main: underPrefix }),
  missing('excluded-from-a-prefix', '/api/notes/one/1', { main: exceptOne }),
  missing('method-excluded-from-a-prefix', '/notes/one/1', {
    main: exceptOne,
    send: { method: 'DELETE', path: '/notes/one/1' },
  }),
  {
    id: 'shutting-down',
    only: 'nest@12',
    settings: { return503OnClosing: true },
    main: (app) => app.get(HttpAdapterHost).httpAdapter.beforeClose?.(),
    send: { path: '/notes' },
    status: 503,
  },
  {
    id: 'found-inside-a-prefix',
    main: underPrefix,
    send: { path: '/api/notes' },
    status: 200,
    body: 'notes',
  },
  {
    id: 'found-outside-a-prefix',
    main: exceptOne,
    send: { path: '/notes/one/1' },
    status: 200,
    body: '1',
  },
])

describeAnswers('answers-malformed', application, [
  missing('url', '/%zz', { status: { express: 404, fastify: 400 } }),
  missing('parameter', '/notes/one/%zz', { status: 400 }),
  missing('two-slashes', '//', {}),
  missing('two-slashes-before-a-path', '//notes'),
  missing('two-slashes-within', '/notes//one/1'),
  missing('dots', '/notes/../notes', {}),
  missing('backslash', '/notes\\one\\1'),
  missing('null-byte', '/notes%00'),
  missing('star', '*', { send: { method: 'OPTIONS', path: '*' } }),
  { id: 'null-byte-as-parameter', send: { path: '/notes/one/%00' }, status: 200 },
  { id: 'query', send: { path: '/notes?%zz' }, status: 200, body: 'notes' },
  { id: 'query-with-slashes', send: { path: '/notes?/one/1' }, status: 200, body: 'notes' },
])
