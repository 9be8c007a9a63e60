import {
  All,
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Options,
  Param,
  Post,
  Redirect,
  Res,
} from '@nestjs/common'
import { of } from 'rxjs'
import { type Application, describeAnswers } from './answer-rows.ts'
import type { Reply } from './raw-response.ts'

const application: Application = (policed) => {
  @policed
  @Controller()
  class AnswersController {
    @Get('text')
    text(): string {
      return 'text'
    }
    @Get('object')
    object(): object {
      return { a: 1 }
    }
    @Get('nothing')
    nothing(): void {}
    @Get('null')
    null(): null {
      return null
    }
    @Get('later')
    async later(): Promise<string> {
      return Promise.resolve('later')
    }
    @Get('observable')
    observable(): unknown {
      return of('first', 'last')
    }
    @Get('params/:id')
    params(@Param('id') id: string): string {
      return id
    }
    @Post('made')
    made(@Body() body: unknown): unknown {
      return body
    }
    @Delete('gone')
    @HttpCode(204)
    gone(): void {}
    @All('all')
    all(): string {
      return 'all'
    }
    @Options('options')
    options(): string {
      return 'own'
    }
    @Get('vary')
    @Header('Vary', 'Accept')
    vary(): string {
      return 'vary'
    }
    @Get('grants')
    @Header('Access-Control-Allow-Origin', '*')
    @Header('Access-Control-Allow-Methods', 'DELETE')
    grants(): string {
      return 'grants'
    }
    @Get('redirect')
    @Redirect('/elsewhere', 302)
    redirect(): void {}
    @Get('redirect-later')
    @Redirect()
    async redirectLater(): Promise<object> {
      return Promise.resolve({ url: '/elsewhere', statusCode: 307 })
    }
    @Get('not-modified')
    @HttpCode(304)
    notModified(): void {}
    @Get('passthrough')
    passthrough(@Res({ passthrough: true }) response: Reply): string {
      if ('raw' in response) void response.header('vary', 'Accept').header('x-a', '1')
      else response.setHeader('Vary', 'Accept').setHeader('X-A', '1')
      return 'passthrough'
    }
  }
  return { controllers: [AnswersController] }
}

// Express writes a page for those who ask for one.
const ofRedirect = { express: ['Accept'], fastify: [] }
const json = { 'content-type': 'application/json' }

describeAnswers('answers', application, [
  { id: 'text', send: { path: '/text' }, status: 200, body: 'text' },
  { id: 'object', send: { path: '/object' }, status: 200, body: '{"a":1}' },
  { id: 'nothing', send: { path: '/nothing' }, status: 200, body: /^$/ },
  { id: 'null', send: { path: '/null' }, status: 200, body: { express: /^$/, fastify: 'null' } },
  { id: 'later', send: { path: '/later' }, status: 200, body: 'later' },
  { id: 'observable', send: { path: '/observable' }, status: 200, body: 'last' },
  { id: 'parameter', send: { path: '/params/a%2Fb' }, status: 200, body: 'a/b' },
  {
    id: 'post',
    send: { method: 'POST', path: '/made', headers: json, body: '[1]' },
    status: 201,
    body: '[1]',
  },
  { id: 'http-code', send: { method: 'DELETE', path: '/gone' }, status: 204, body: /^$/ },
  { id: 'all', send: { method: 'PATCH', path: '/all' }, status: 200, body: 'all' },
  { id: 'own-options', send: { method: 'OPTIONS', path: '/options' }, status: 200, body: 'own' },
  { id: 'head', send: { method: 'HEAD', path: '/text' }, status: 200, body: /^$/ },
  { id: 'vary', send: { path: '/vary' }, status: 200, vary: ['Accept'] },
  { id: 'grants-of-the-handler', send: { path: '/grants' }, status: 200, body: 'grants' },
  {
    id: 'redirect',
    send: { path: '/redirect' },
    status: 302,
    headers: { location: '/elsewhere' },
    vary: ofRedirect,
  },
  {
    id: 'redirect-later',
    send: { path: '/redirect-later' },
    status: 307,
    headers: { location: '/elsewhere' },
    vary: ofRedirect,
  },
  { id: 'not-modified', send: { path: '/not-modified' }, status: 304 },
  {
    id: 'not-modified-by-etag',
    only: 'express',
    send: { path: '/text', headers: { 'if-none-match': '*' } },
    status: 304,
  },
  {
    id: 'passthrough',
    send: { path: '/passthrough' },
    status: 200,
    headers: { 'x-a': '1' },
    vary: ['Accept'],
  },
])
