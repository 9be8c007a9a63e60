import { Cors } from '@cors/nestjs'
import { Controller, Get, Head, Options, Put, Search } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

@Controller('read')
class ReadController {
  @Get()
  @Cors('partner')
  get(): string {
    return ran('partner')
  }
}

@Controller('plain')
class PlainController {
  @Get()
  get(): string {
    return ran('usual')
  }

  @Put()
  @Cors('partner')
  put(): string {
    return ran('partner')
  }
}

@Controller('both')
class HeadFirstController {
  @Head()
  @Cors('open')
  head(): string {
    return ran('open')
  }

  @Get()
  @Cors('partner')
  get(): string {
    return ran('partner')
  }
}

@Controller('both')
class HeadLastController {
  @Get()
  @Cors('partner')
  get(): string {
    return ran('partner')
  }

  @Head()
  @Cors('open')
  head(): string {
    return ran('open')
  }
}

@Controller('ask')
class OptionsController {
  @Options()
  @Cors('partner')
  options(): string {
    return ran('partner')
  }

  @Put()
  @Cors('open')
  put(): string {
    return ran('open')
  }

  @Get()
  get(): string {
    return ran('usual')
  }
}

@Controller('rare')
class RareController {
  @Search()
  @Cors('partner')
  search(): string {
    return ran('partner')
  }
}

describeRoutes('method', [
  {
    id: 'head-by-get',
    controllers: [ReadController, PlainController],
    asks: [
      ['HEAD', '/read', 'partner'],
      ['HEAD', '/plain', 'usual'],
    ],
  },
  {
    id: 'head-before-get',
    controllers: [HeadFirstController],
    asks: [
      ['HEAD', '/both', 'open'],
      ['GET', '/both', 'partner'],
    ],
  },
  {
    // Express goes by order; Fastify does not take it.
    id: 'head-after-get',
    on: 'express',
    controllers: [HeadLastController],
    asks: [
      ['HEAD', '/both', 'partner'],
      ['GET', '/both', 'partner'],
    ],
  },
  {
    // What is no preflight is for the handler; what is one never is, whatever its method asks for.
    id: 'options-beside-preflights',
    controllers: [OptionsController],
    asks: [
      ['OPTIONS', '/ask', 'partner'],
      ['PUT', '/ask', 'open'],
      ['GET', '/ask', 'usual'],
      ['DELETE', '/ask', 'usual', { status: 404 }],
    ],
  },
  {
    id: 'rare',
    controllers: [RareController],
    asks: [
      ['SEARCH', '/rare', 'partner'],
      ['GET', '/rare', 'usual', { status: 404 }],
    ],
  },
  {
    id: 'unknown-on-a-known-path',
    controllers: [PlainController, ReadController],
    asks: [
      ['DELETE', '/plain', 'usual', { status: 404 }],
      ['PUT', '/read', 'usual', { status: 404 }],
      ['PUT', '/nowhere', 'usual', { status: 404 }],
      ['HEAD', '/nowhere', 'usual', { status: 404 }],
    ],
  },
])
