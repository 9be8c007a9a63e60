import { Cors } from '@cors/nestjs'
import { All, Controller, Put } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

@Controller('all')
class PutController {
  @Put()
  @Cors('open')
  put(): string {
    return ran('open')
  }
}

@Controller('all')
class AllController {
  @All()
  @Cors('partner')
  all(): string {
    return ran('partner')
  }
}

describeRoutes('method', [
  {
    id: 'all',
    controllers: [AllController],
    asks: [
      ['GET', '/all', 'partner'],
      ['HEAD', '/all', 'partner'],
      ['PATCH', '/all', 'partner'],
      ['DELETE', '/all', 'partner'],
      ['OPTIONS', '/all', 'partner'],
      ['PUT', '/al', 'usual', { status: 404 }],
    ],
  },
  {
    // Fastify does not take both.
    id: 'all-behind-one',
    on: 'express',
    controllers: [PutController, AllController],
    asks: [
      ['PUT', '/all', 'open'],
      ['PATCH', '/all', 'partner'],
    ],
  },
  {
    id: 'all-before-one',
    on: 'express',
    controllers: [AllController, PutController],
    asks: [['PUT', '/all', 'partner']],
  },
  {
    id: 'all-for-what-is-rare',
    on: 'express',
    controllers: [AllController],
    asks: [
      ['REPORT', '/all', 'partner'],
      ['SEARCH', '/all', 'partner'],
    ],
  },
  {
    // To Fastify a method is known or is not.
    id: 'all-for-what-is-rare',
    on: 'fastify',
    controllers: [AllController],
    asks: [['REPORT', '/all', 'usual', { status: 404 }]],
  },
])
