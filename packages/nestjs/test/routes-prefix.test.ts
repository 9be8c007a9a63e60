import { Cors } from '@cors/nestjs'
import { Controller, Get, Module, Put, RequestMethod } from '@nestjs/common'
import { RouterModule } from '@nestjs/core'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller('notes')
class NotesController {
  @Put(':id')
  put(): string {
    return ran('partner')
  }

  @Get()
  list(): string {
    return ran('partner')
  }
}

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }

  @Get()
  @Cors('open')
  list(): string {
    return ran('open')
  }
}

@Cors('open')
@Controller()
class RootController {
  @Put()
  put(): string {
    return ran('open')
  }
}

@Module({ controllers: [NotesController, PlainController] })
class NotesModule {}

@Module({ controllers: [RootController] })
class RootOnlyModule {}

@Module({ controllers: [PlainController], imports: [NotesModule] })
class OuterModule {}

const lost = { status: 404 }
const controllers = [NotesController, PlainController]

describeRoutes('prefix', [
  {
    id: 'global',
    controllers: [...controllers, RootController],
    main: (app) => app.setGlobalPrefix('api'),
    asks: [
      ['PUT', '/api/notes/5', 'partner'],
      ['PUT', '/api/plain', 'usual'],
      ['GET', '/api/plain', 'open'],
      ['PUT', '/api', 'open'],
      ['PUT', '/notes/5', 'usual', lost],
      ['PUT', '/api/nowhere', 'usual', lost],
      ['PUT', '/', 'usual', lost],
    ],
  },
  {
    id: 'global-of-several-segments',
    controllers,
    main: (app) => app.setGlobalPrefix('/api/v1/'),
    asks: [
      ['PUT', '/api/v1/notes/5', 'partner'],
      ['PUT', '/api/v1/plain', 'usual'],
      ['PUT', '/api/notes/5', 'usual', lost],
    ],
  },
  {
    id: 'global-with-a-parameter',
    controllers,
    main: (app) => app.setGlobalPrefix('of/:tenant'),
    asks: [
      ['PUT', '/of/a/notes/5', 'partner'],
      ['PUT', '/of/a/plain', 'usual'],
      ['GET', '/of/b/plain', 'open'],
      ['PUT', '/of/notes/5', 'usual', lost],
    ],
  },
  {
    id: 'excluded',
    controllers,
    main: (app) => app.setGlobalPrefix('api', { exclude: ['plain'] }),
    asks: [
      ['PUT', '/plain', 'usual'],
      ['GET', '/plain', 'open'],
      ['PUT', '/api/notes/5', 'partner'],
      ['GET', '/api/plain', 'usual', lost],
    ],
  },
  {
    id: 'excluded-for-a-method',
    controllers,
    main: (app) =>
      app.setGlobalPrefix('api', {
        exclude: [
          { path: 'plain', method: RequestMethod.GET },
          { path: 'notes/:id', method: RequestMethod.ALL },
        ],
      }),
    asks: [
      ['GET', '/plain', 'open'],
      ['PUT', '/api/plain', 'usual'],
      ['PUT', '/plain', 'usual', lost],
      ['GET', '/api/plain', 'usual', lost],
      ['PUT', '/notes/5', 'partner'],
      ['GET', '/api/notes', 'partner'],
    ],
  },
  {
    id: 'of-a-module',
    imports: [NotesModule, RouterModule.register([{ path: 'mine', module: NotesModule }])],
    asks: [
      ['PUT', '/mine/notes/5', 'partner'],
      ['PUT', '/mine/plain', 'usual'],
      ['PUT', '/notes/5', 'usual', lost],
    ],
  },
  {
    id: 'of-nested-modules',
    imports: [
      OuterModule,
      RootOnlyModule,
      RouterModule.register([
        {
          path: 'outer',
          module: OuterModule,
          children: [
            { path: ':inner', module: NotesModule },
            { path: 'last', children: [RootOnlyModule] },
          ],
        },
      ]),
    ],
    main: (app) => app.setGlobalPrefix('api'),
    asks: [
      ['PUT', '/api/outer/a/notes/5', 'partner'],
      ['GET', '/api/outer/a/notes', 'partner'],
      ['PUT', '/api/outer/plain', 'usual'],
      ['GET', '/api/outer/plain', 'open'],
      ['GET', '/api/outer/a/plain', 'open'],
      ['PUT', '/api/outer/last', 'open'],
      ['PUT', '/api/notes/5', 'usual', lost],
    ],
  },
])
