import { Body, Controller, type INestApplication, Post } from '@nestjs/common'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { type Application, type Row, describeAnswers } from './answer-rows.ts'
import type { Platform } from './exchange.ts'

const application: Application = (policed) => {
  @policed
  @Controller()
  class BodiesController {
    @Post('json')
    json(@Body() body: unknown): unknown {
      return body
    }
  }
  return { controllers: [BodiesController] }
}

const json = { 'content-type': 'application/json' }

/** What is refused before any route is looked for, and yet is under the policy of the route. */
function unread(id: string, status: Row['status'], headers: object, body = '{}'): Row {
  return { id, send: { method: 'POST', path: '/json', headers: { ...json, ...headers }, body }, status }
}

function limitBodies(app: INestApplication, platform: Platform): void {
  if (platform === 'express') (app as NestExpressApplication).useBodyParser('json', { limit: 9 })
  else (app as NestFastifyApplication).useBodyParser('application/json', { bodyLimit: 9 })
}

describeAnswers('errors-in-bodies', application, [
  unread('malformed', 400, {}, '{"a"'),
  unread('empty', { express: 201, fastify: 400 }, { 'content-length': '0' }, ''),
  {
    ...unread('too-large', 413, {}, '["too large"]'),
    settings: { bodyParser: false },
    main: limitBodies,
  },
  unread('charset', { express: 415, fastify: 201 }, { 'content-type': 'application/json; charset=x-none' }),
  unread('encoding', { express: 415, fastify: 201 }, { 'content-encoding': 'x-none' }),
  unread('type', { express: 201, fastify: 415 }, { 'content-type': 'text/x-none' }),
  unread('prototype', { express: 201, fastify: 400 }, {}, '{"__proto__":{}}'),
  {
    id: 'without-a-parser',
    settings: { bodyParser: false },
    send: { method: 'POST', path: '/json', headers: json, body: '{' },
    status: { express: 201, fastify: 400 },
  },
])
