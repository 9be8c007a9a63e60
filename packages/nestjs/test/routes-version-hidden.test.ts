import { Cors } from '@cors/nestjs'
import {
  type INestApplication,
  All,
  Controller,
  Get,
  Put,
  VERSION_NEUTRAL,
  Version,
  VersioningType,
} from '@nestjs/common'
import { type Ask, describeRoutes, ran } from './route-row.ts'

// A browser does not send a preflight with the header that a version stands in.

@Cors('partner')
@Controller({ path: 'notes', version: '1' })
class FirstController {
  @Put()
  put(): string {
    return ran('partner')
  }

  @Get('alone')
  alone(): string {
    return ran('partner')
  }
}

@Controller('notes')
class SecondController {
  @Put()
  @Version('2')
  @Cors('open')
  put(): string {
    return ran('open')
  }

  @Get('agreed')
  @Version('1')
  @Cors('partner')
  agreed(): string {
    return ran('partner')
  }

  @Get('agreed')
  @Version(['2', '3'])
  @Cors('partner')
  agreedLater(): string {
    return ran('partner')
  }

  @Get('plain')
  @Version('1')
  plain(): string {
    return ran('usual')
  }

  @Get('plain')
  @Version('2')
  plainLater(): string {
    return ran('usual')
  }

  @Get('neutral')
  @Version('1')
  @Cors('partner')
  first(): string {
    return ran('partner')
  }

  @Get('neutral')
  @Version(VERSION_NEUTRAL)
  neutral(): string {
    return ran('usual')
  }

  @All('all/:any')
  @Cors(false)
  all(): string {
    return ran('nobody')
  }
}

const controllers = [FirstController, SecondController]

/** What is asked, with the way that a version is said in. */
const asksWith = (say: (version: string) => { readonly [name: string]: string }): readonly Ask[] => {
  const of = (version: string): { readonly own: { readonly [name: string]: string } } => ({
    own: say(version),
  })
  return [
    ['PUT', '/notes', 'nobody', { ...of('1'), actually: 'partner' }],
    ['PUT', '/notes', 'nobody', { ...of('2'), actually: 'open' }],
    ['PUT', '/notes', 'nobody', { ...of('3'), actually: 'usual', status: 404 }],
    ['GET', '/notes/agreed', 'partner', of('1')],
    ['GET', '/notes/agreed', 'partner', of('3')],
    ['GET', '/notes/plain', 'usual', of('1')],
    ['GET', '/notes/plain', 'usual', of('2')],
    ['GET', '/notes/neutral', 'nobody', { ...of('1'), actually: 'partner' }],
    ['GET', '/notes/neutral', 'nobody', { actually: 'usual' }],
    ['GET', '/notes/neutral', 'nobody', { ...of('9'), actually: 'usual' }],
    ['GET', '/notes/alone', 'partner', of('1')],
    ['DELETE', '/notes/all/x', 'nobody', of('1')],
    ['DELETE', '/notes/all/x', 'nobody'],
  ]
}

const version = (options: Parameters<INestApplication['enableVersioning']>[0]) => (app: INestApplication) =>
  app.enableVersioning(options)

describeRoutes('hidden-version', [
  {
    id: 'header',
    controllers,
    main: version({ type: VersioningType.HEADER, header: 'X-Version' }),
    asks: asksWith((of) => ({ 'x-version': of })),
  },
  {
    id: 'media-type',
    controllers,
    main: version({ type: VersioningType.MEDIA_TYPE, key: 'v=' }),
    asks: asksWith((of) => ({ accept: `application/json;v=${of}` })),
  },
  {
    id: 'custom',
    controllers,
    main: version({
      type: VersioningType.CUSTOM,
      extractor: (request) => (request as { headers: { of?: string } }).headers.of ?? '',
    }),
    asks: asksWith((of) => ({ of })),
  },
])
