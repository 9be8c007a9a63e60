import type { ServerResponse } from 'node:http'
import { Cors } from '@cors/nestjs'
import { Controller, Get, Next, Param, Put, Res } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller('users')
class UsersController {
  @Put('me')
  me(): string {
    return ran('partner')
  }
}

@Controller('users')
class PlainUsersController {
  @Put('you')
  you(): string {
    return ran('usual')
  }
}

@Cors('open')
@Controller('users')
class AnyUserController {
  @Put(':id')
  put(): string {
    return ran('open')
  }
}

@Cors(false)
@Controller()
class RestController {
  @Put('*')
  rest(): string {
    return ran('nobody')
  }
}

@Controller('twice')
class TwiceController {
  @Put()
  @Cors('partner')
  first(): string {
    return ran('partner')
  }

  @Put()
  @Cors('open')
  second(): string {
    return ran('open')
  }
}

@Controller('pass')
class PassController {
  @Get(':id')
  @Cors('partner')
  some(@Param('id') id: string, @Res() response: ServerResponse, @Next() next: () => void): void {
    if (id === '5' || id === '6') next()
    else response.end(ran('partner'))
  }

  @Get(':id')
  @Cors('open')
  others(@Param('id') id: string, @Res() response: ServerResponse, @Next() next: () => void): void {
    if (id === '6') next()
    else response.end(ran('open'))
  }

  @Get(':id')
  @Cors('partner')
  last(): string {
    return ran('partner')
  }
}

describeRoutes('order', [
  {
    id: 'specific-first',
    controllers: [UsersController, PlainUsersController, AnyUserController, RestController],
    asks: [
      ['PUT', '/users/me', 'partner'],
      ['PUT', '/users/you', 'usual'],
      ['PUT', '/users/5', 'open'],
      ['PUT', '/users', 'nobody'],
      ['PUT', '/', 'nobody'],
      ['GET', '/users/me', 'usual', { status: 404 }],
    ],
  },
  {
    id: 'specific-last',
    on: 'express',
    controllers: [AnyUserController, UsersController, PlainUsersController],
    asks: [
      ['PUT', '/users/me', 'open'],
      ['PUT', '/users/you', 'open'],
      ['PUT', '/users/5', 'open'],
    ],
  },
  {
    id: 'rest-first',
    on: 'express',
    controllers: [RestController, UsersController, PlainUsersController],
    asks: [
      ['PUT', '/users/me', 'nobody'],
      ['PUT', '/users/you', 'nobody'],
    ],
  },
  {
    id: 'specific-last',
    on: 'fastify',
    controllers: [RestController, AnyUserController, PlainUsersController, UsersController],
    asks: [
      ['PUT', '/users/me', 'partner'],
      ['PUT', '/users/you', 'usual'],
      ['PUT', '/users/5', 'open'],
      ['PUT', '/users', 'nobody'],
    ],
  },
  {
    // Nest 12 can be told to have them in the order of their own precision.
    id: 'specific-last-by-specificity',
    only: 'nest@12',
    settings: { routeResolutionStrategy: 'specificity' },
    controllers: [RestController, AnyUserController, PlainUsersController, UsersController],
    asks: [
      ['PUT', '/users/me', 'partner'],
      ['PUT', '/users/you', 'usual'],
      ['PUT', '/users/5', 'open'],
      ['PUT', '/users', 'nobody'],
    ],
  },
  {
    id: 'with-conflicts-told',
    only: 'nest@12',
    on: 'express',
    settings: { routeConflictPolicy: { duplicate: 'warn', shadow: 'warn' } },
    controllers: [AnyUserController, UsersController, TwiceController],
    asks: [
      ['PUT', '/users/me', 'open'],
      ['PUT', '/twice', 'partner'],
    ],
  },
  {
    id: 'with-conflicts-told-by-specificity',
    only: 'nest@12',
    settings: { routeConflictPolicy: { shadow: 'error' }, routeResolutionStrategy: 'specificity' },
    controllers: [AnyUserController, UsersController],
    asks: [
      ['PUT', '/users/me', 'partner'],
      ['PUT', '/users/5', 'open'],
    ],
  },
  {
    id: 'twice',
    on: 'express',
    controllers: [TwiceController],
    asks: [['PUT', '/twice', 'partner']],
  },
  {
    // Whether a handler passes a request on shows only when it runs: the preflight is for the first.
    id: 'passed-on',
    on: 'express',
    isUnderTwo: true,
    controllers: [PassController],
    asks: [
      ['GET', '/pass/4', 'partner'],
      ['GET', '/pass/5', 'partner', { actually: 'open' }],
      ['GET', '/pass/6', 'partner'],
    ],
  },
])
