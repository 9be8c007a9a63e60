import { Cors } from '@cors/nestjs'
import { Controller, Get, Put, VERSION_NEUTRAL, Version, VersioningType } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller({ path: 'notes', version: '1' })
class FirstController {
  @Put()
  put(): string {
    return ran('partner')
  }

  @Get()
  @Version('2')
  @Cors('open')
  get(): string {
    return ran('open')
  }
}

@Controller({ path: 'notes', version: ['2', '3'] })
class LaterController {
  @Put()
  put(): string {
    return ran('usual')
  }

  @Get('all')
  @Version(['1', '4'])
  @Cors('open')
  all(): string {
    return ran('open')
  }
}

@Cors('open')
@Controller({ path: 'notes', version: VERSION_NEUTRAL })
class NeutralController {
  @Put()
  put(): string {
    return ran('open')
  }
}

@Cors('partner')
@Controller({ path: 'either', version: [VERSION_NEUTRAL, '1'] })
class EitherController {
  @Put()
  put(): string {
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
  @Cors('partner')
  get(): string {
    return ran('partner')
  }
}

const lost = { status: 404 }
const controllers = [FirstController, LaterController, NeutralController, EitherController, PlainController]

describeRoutes('version', [
  {
    id: 'in-the-path',
    controllers,
    main: (app) => app.enableVersioning(),
    asks: [
      ['PUT', '/v1/notes', 'partner'],
      ['PUT', '/v2/notes', 'usual'],
      ['PUT', '/v3/notes', 'usual'],
      ['PUT', '/notes', 'open'],
      ['GET', '/v2/notes', 'open'],
      ['GET', '/v1/notes', 'usual', lost],
      ['GET', '/v1/notes/all', 'open'],
      ['GET', '/v4/notes/all', 'open'],
      ['PUT', '/either', 'partner'],
      ['PUT', '/v1/either', 'partner'],
      ['PUT', '/plain', 'usual'],
      ['PUT', '/v4/notes', 'usual', lost],
    ],
  },
  {
    id: 'in-the-path-by-default',
    controllers,
    main(app) {
      app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' })
      app.setGlobalPrefix('api')
    },
    asks: [
      ['PUT', '/api/v1/plain', 'usual'],
      ['GET', '/api/v1/plain', 'partner'],
      ['GET', '/api/plain', 'usual', lost],
      ['PUT', '/api/notes', 'open'],
      ['PUT', '/api/v2/notes', 'usual'],
    ],
  },
  {
    id: 'in-the-path-by-several-defaults',
    controllers,
    main: (app) =>
      app.enableVersioning({ type: VersioningType.URI, defaultVersion: ['1', '2', VERSION_NEUTRAL] }),
    asks: [
      ['GET', '/v1/plain', 'partner'],
      ['GET', '/v2/plain', 'partner'],
      ['GET', '/plain', 'partner'],
      ['PUT', '/v2/plain', 'usual'],
      ['GET', '/v3/plain', 'usual', lost],
    ],
  },
  {
    id: 'in-the-path-under-a-prefix-of-its-own',
    controllers,
    main: (app) => app.enableVersioning({ type: VersioningType.URI, prefix: 'version-' }),
    asks: [
      ['PUT', '/version-1/notes', 'partner'],
      ['PUT', '/version-2/notes', 'usual'],
      ['PUT', '/v1/notes', 'usual', lost],
    ],
  },
  {
    id: 'in-the-path-without-a-prefix',
    controllers,
    main(app) {
      app.enableVersioning({ type: VersioningType.URI, prefix: false })
      app.setGlobalPrefix('api', { exclude: ['plain'] })
    },
    asks: [
      ['PUT', '/api/1/notes', 'partner'],
      ['PUT', '/api/2/notes', 'usual'],
      ['GET', '/plain', 'partner'],
    ],
  },
  {
    // Without the call versions are of no account, and the first of the same path answers.
    id: 'not-enabled',
    on: 'express',
    controllers,
    asks: [
      ['PUT', '/notes', 'partner'],
      ['GET', '/notes', 'open'],
      ['PUT', '/v1/notes', 'usual', lost],
    ],
  },
])
