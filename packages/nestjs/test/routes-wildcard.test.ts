import { Cors } from '@cors/nestjs'
import { Controller, Get, Put } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

@Controller('files')
class FilesController {
  @Put('*path')
  @Cors('partner')
  put(): string {
    return ran('partner')
  }

  @Put()
  @Cors('open')
  index(): string {
    return ran('open')
  }
}

@Controller('files')
class OptionalFilesController {
  @Put('{*path}')
  @Cors('partner')
  put(): string {
    return ran('partner')
  }
}

@Controller('files')
class StarController {
  @Put('*')
  @Cors('partner')
  put(): string {
    return ran('partner')
  }
}

@Controller('users')
class GroupController {
  @Put('list{/:page}')
  @Cors('partner')
  list(): string {
    return ran('partner')
  }

  @Put(':id{.:format}')
  @Cors('open')
  put(): string {
    return ran('open')
  }
}

@Controller('users')
class OptionalController {
  @Put('list/:page?')
  @Cors('partner')
  list(): string {
    return ran('partner')
  }

  @Put(':id(^\\d+$)')
  @Cors('open')
  put(): string {
    return ran('open')
  }
}

@Cors('partner')
@Controller('in/*path')
class InnerWildcardController {
  @Get('end')
  get(): string {
    return ran('partner')
  }
}

const lost = { status: 404 }

describeRoutes('wildcard', [
  {
    id: 'named',
    on: 'express',
    controllers: [FilesController],
    asks: [
      ['PUT', '/files/a', 'partner'],
      ['PUT', '/files/a/b%2Fc?d', 'partner'],
      ['PUT', '/files', 'open'],
      ['PUT', '/files/', 'open'],
      ['PUT', '/file/a', 'usual', lost],
      ['GET', '/files/a', 'usual', lost],
    ],
  },
  {
    id: 'named-optional',
    on: 'express',
    controllers: [OptionalFilesController],
    asks: [
      ['PUT', '/files/a/b', 'partner'],
      ['PUT', '/files/', 'partner'],
      ['PUT', '/filesa', 'usual', lost],
    ],
  },
  {
    id: 'in-the-middle',
    on: 'express',
    controllers: [InnerWildcardController],
    asks: [
      ['GET', '/in/a/b/end', 'partner'],
      ['GET', '/in/a/b', 'usual', lost],
    ],
  },
  {
    id: 'star',
    controllers: [StarController],
    asks: [
      ['PUT', '/files/', 'partner'],
      ['PUT', '/files/a', 'partner'],
      ['PUT', `/files/a/${'b'.repeat(200)}?d`, 'partner'],
      ['PUT', '/files', 'usual', lost],
      ['PUT', '/file/a', 'usual', lost],
    ],
  },
  {
    id: 'optional-group',
    on: 'express',
    controllers: [GroupController],
    asks: [
      ['PUT', '/users/list', 'partner'],
      ['PUT', '/users/list/2', 'partner'],
      ['PUT', '/users/5', 'open'],
      ['PUT', '/users/5.json', 'open'],
      ['PUT', '/users/list/2/3', 'usual', lost],
    ],
  },
  {
    id: 'optional-parameter',
    on: 'fastify',
    controllers: [OptionalController],
    asks: [
      ['PUT', '/users/list', 'partner'],
      ['PUT', '/users/list/2', 'partner'],
      ['PUT', '/users/5', 'open'],
      ['PUT', '/users/five', 'usual', lost],
    ],
  },
])
