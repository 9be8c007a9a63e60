import { Cors } from '@cors/nestjs'
import {
  Controller,
  Get,
  type INestApplication,
  Options,
  Put,
  VERSION_NEUTRAL,
  Version,
  VersioningType,
} from '@nestjs/common'
import { partner } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

@Controller('either')
class EitherController {
  @Get()
  @Version([VERSION_NEUTRAL, '2'])
  @Cors('partner')
  get(): string {
    return ran('partner')
  }

  @Get()
  @Version('1')
  @Cors('open')
  first(): string {
    return ran('open')
  }

  @Get('agreed')
  @Version(['1', VERSION_NEUTRAL, '2'])
  @Cors('partner')
  agreed(): string {
    return ran('partner')
  }
}

@Controller({ path: 'ask', version: '1' })
class OptionsController {
  @Options()
  @Cors('partner')
  options(): string {
    return ran('partner')
  }
}

@Controller('same')
class SameController {
  @Put()
  @Version('1')
  @Cors({ ...partner })
  first(): string {
    return ran('partner')
  }

  @Put()
  @Version('2')
  @Cors({ ...partner })
  second(): string {
    return ran('partner')
  }
}

@Cors('partner')
@Controller({ path: 'files', version: '1' })
class FilesController {
  @Put('mine')
  put(): string {
    return ran('partner')
  }

  @Put('ours')
  @Version(VERSION_NEUTRAL)
  putOurs(): string {
    return ran('partner')
  }
}

@Cors('open')
@Controller('files')
class RestController {
  @Put('*')
  put(): string {
    return ran('open')
  }
}

@Controller('many')
class ManyController {
  @Put()
  @Version('1')
  @Cors('partner')
  first(): string {
    return ran('partner')
  }

  @Put()
  @Version('2')
  @Cors('open')
  second(): string {
    return ran('open')
  }
}

const byHeader = (app: INestApplication): unknown =>
  app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version' })

const bySeveral = (app: INestApplication): unknown =>
  app.enableVersioning({ type: VersioningType.CUSTOM, extractor: () => ['2', '1'] })

const of = (version: string): { readonly own: { readonly 'x-version': string } } => ({
  own: { 'x-version': version },
})

describeRoutes('version', [
  {
    id: 'or-none',
    controllers: [EitherController],
    main: byHeader,
    asks: [
      ['GET', '/either', 'nobody', { actually: 'partner' }],
      ['GET', '/either', 'nobody', { actually: 'partner', ...of('2') }],
      ['GET', '/either', 'nobody', { actually: 'open', ...of('1') }],
      ['GET', '/either/agreed', 'partner'],
      ['GET', '/either/agreed', 'partner', of('2')],
    ],
  },
  {
    // The preflight is itself of the method that it asks for, but not of the version.
    id: 'of-options',
    controllers: [OptionsController],
    main: byHeader,
    asks: [['OPTIONS', '/ask', 'partner', of('1')]],
  },
  {
    id: 'with-policies-that-say-the-same',
    controllers: [SameController],
    main: byHeader,
    asks: [
      ['PUT', '/same', 'partner', of('1')],
      ['PUT', '/same', 'partner', of('2')],
    ],
  },
  {
    // Without the version a request goes on to the next route.
    id: 'before-a-wildcard',
    controllers: [FilesController, RestController],
    main: byHeader,
    asks: [
      ['PUT', '/files/mine', 'nobody', { actually: 'partner', ...of('1') }],
      ['PUT', '/files/mine', 'nobody', { actually: 'open' }],
      ['PUT', '/files/yours', 'open', of('1')],
      ['PUT', '/files/ours', 'partner'],
      ['PUT', '/files/ours', 'partner', of('1')],
    ],
  },
  {
    // Express takes the first route of any of the versions, Fastify that of the first version.
    id: 'of-several-at-once',
    on: 'express',
    controllers: [ManyController],
    main: bySeveral,
    asks: [['PUT', '/many', 'nobody', { actually: 'partner' }]],
  },
  {
    id: 'of-several-at-once',
    on: 'fastify',
    controllers: [ManyController],
    main: bySeveral,
    asks: [['PUT', '/many', 'nobody', { actually: 'open' }]],
  },
])
