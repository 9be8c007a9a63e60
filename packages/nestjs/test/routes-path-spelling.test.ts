import { Cors } from '@cors/nestjs'
import { Controller, Put } from '@nestjs/common'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { createStrictExpress } from './route-express.ts'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller('users')
class UsersController {
  @Put(':id')
  put(): string {
    return ran('partner')
  }

  @Put(':id/notes/:note')
  @Cors('open')
  putNote(): string {
    return ran('open')
  }

  @Put(':id/profile')
  @Cors(false)
  putProfile(): string {
    return ran('nobody')
  }

  @Put('café/menu')
  @Cors('open')
  putMenu(): string {
    return ran('open')
  }
}

const lost = { status: 404 }

describeRoutes('path', [
  {
    id: 'encoded-parameter',
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/%35', 'partner'],
      ['PUT', '/users/a%2Fnotes%2F6', 'partner'],
      ['PUT', '/users/%C3%A9/notes/%3F', 'open'],
    ],
  },
  {
    id: 'encoded-text',
    on: 'express',
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5/%6Eotes/6', 'usual', lost],
      ['PUT', '/users/5/%70rofile', 'usual', lost],
    ],
  },
  {
    id: 'encoded-text',
    on: 'fastify',
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5/%6Eotes/6', 'open'],
      ['PUT', '/users/5/%70rofile', 'nobody'],
      ['PUT', '/users/caf%C3%A9/menu', 'open'],
    ],
  },
  {
    id: 'malformed',
    controllers: [UsersController],
    asks: [['PUT', '/users/%zz', 'usual', { status: 400 }]],
  },
  {
    id: 'slash-and-case',
    on: 'express',
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5/', 'partner'],
      ['PUT', '/USERS/5', 'partner'],
      ['PUT', '/Users/5/NOTES/6/?a', 'open'],
      ['PUT', '//users/5', 'usual', lost],
      ['PUT', '/users//5', 'usual', lost],
    ],
  },
  {
    id: 'slash-and-case',
    on: 'fastify',
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5/', 'usual', lost],
      ['PUT', '/USERS/5', 'usual', lost],
      ['PUT', '//users/5', 'usual', lost],
    ],
  },
  {
    id: 'strict',
    on: 'express',
    adapter: createStrictExpress,
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5', 'partner'],
      ['PUT', '/users/5/', 'usual', lost],
      ['PUT', '/USERS/5', 'usual', lost],
    ],
  },
  {
    id: 'lenient',
    on: 'fastify',
    adapter: () =>
      new FastifyAdapter({
        routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, ignoreDuplicateSlashes: true },
      }),
    controllers: [UsersController],
    asks: [
      ['PUT', '/users/5/', 'partner'],
      ['PUT', '/USERS/5', 'partner'],
      ['PUT', '//Users//5//NOTES/6/', 'open'],
    ],
  },
])
