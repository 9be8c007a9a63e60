import { Cors } from '@cors/nestjs'
import { Controller, Get, Put } from '@nestjs/common'
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
}

@Controller('users')
class SettingsController {
  @Put(':id/settings')
  put(): string {
    return ran('usual')
  }
}

@Controller('dates')
class DatesController {
  @Get(':from-:to')
  @Cors('partner')
  between(): string {
    return ran('partner')
  }

  @Get('v:version.json')
  @Cors('open')
  version(): string {
    return ran('open')
  }
}

@Controller(['cats', 'dogs/of/:owner'])
@Cors('partner')
class PetsController {
  @Put(['food', 'toys'])
  @Cors('open')
  put(): string {
    return ran('open')
  }

  @Get([':id', 'by/:name'])
  get(): string {
    return ran('partner')
  }
}

@Controller()
class RootController {
  @Get()
  @Cors('partner')
  index(): string {
    return ran('partner')
  }

  @Get('plain')
  plain(): string {
    return ran('usual')
  }
}

const lost = { status: 404 }

describeRoutes('path', [
  {
    id: 'root',
    controllers: [RootController],
    asks: [
      ['GET', '/', 'partner'],
      ['GET', '/?a=/plain', 'partner'],
      ['GET', '/plain', 'usual'],
      ['GET', '/plain?a=/', 'usual'],
    ],
  },
  {
    id: 'parameters',
    controllers: [UsersController, SettingsController],
    asks: [
      ['PUT', '/users/5', 'partner'],
      ['PUT', '/users/5?a=/notes/6', 'partner'],
      ['PUT', '/users/5/notes/6', 'open'],
      ['PUT', '/users/5/profile', 'nobody'],
      ['PUT', '/users/5/settings', 'usual'],
      ['PUT', '/users', 'usual', lost],
      ['PUT', '/users/5/notes', 'usual', lost],
      ['PUT', '/users/5/6', 'usual', lost],
    ],
  },
  {
    id: 'parameters-in-one-segment',
    controllers: [DatesController],
    asks: [
      ['GET', '/dates/1999-2001', 'partner'],
      ['GET', '/dates/1999', 'usual', lost],
    ],
  },
  {
    id: 'text-around-a-parameter',
    on: 'express',
    controllers: [DatesController],
    asks: [
      ['GET', '/dates/v3.json', 'open'],
      ['GET', '/dates/v3.xml', 'usual', lost],
    ],
  },
  {
    id: 'several',
    controllers: [PetsController],
    asks: [
      ['PUT', '/cats/food', 'open'],
      ['PUT', '/cats/toys', 'open'],
      ['PUT', '/dogs/of/me/toys', 'open'],
      ['GET', '/cats/5', 'partner'],
      ['GET', '/dogs/of/me/by/rex', 'partner'],
      ['PUT', '/dogs/toys', 'usual', lost],
      ['PUT', '/cats/5', 'usual', lost],
    ],
  },
])
