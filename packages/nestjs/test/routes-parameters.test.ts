import { Cors, type CorsContext, CorsModule } from '@cors/nestjs'
import {
  Controller,
  Get,
  type INestApplication,
  Module,
  Options,
  Param,
  Put,
  type Type,
  Version,
  VersioningType,
} from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

type Params = { readonly [name: string]: unknown }

const seen: Params[] = []

/** Lets in what the path names, and remembers what it was shown of the path. */
function ofPath(origin: string, context: CorsContext): boolean {
  const { params = {} } = context.switchToHttp().getRequest<{ readonly params?: Params }>()
  seen.push({ ...params })
  return origin === `https://${String(params['page'])}.example.com`
}

@Controller('own')
class OwnController {
  @Put(':page')
  @Cors({ origin: ofPath })
  put(): string {
    return 'ok'
  }

  @Put(':page/of/:id')
  @Cors({ origin: async (origin, context) => ofPath(origin, context) })
  later(): string {
    return 'ok'
  }

  @Get(':page')
  @Cors((context) =>
    context.switchToHttp().getRequest<{ readonly params: Params }>().params['page'] === 'app'
      ? { origin: ofPath }
      : false,
  )
  chosen(): string {
    return 'ok'
  }
}

@Controller('usual')
class UsualController {
  @Put(':page')
  put(@Param('page') page: string): string {
    return page
  }
}

@Controller('version')
class VersionedController {
  @Put(':page/of/:id')
  @Version('1')
  first(): string {
    return 'ok'
  }
  @Put(':page/of/:number')
  @Version('2')
  second(): string {
    return 'ok'
  }
  @Put(':page')
  @Version(['1', '2'])
  alone(): string {
    return 'ok'
  }
}

interface ParametersRow {
  readonly id: string
  readonly controllers?: readonly Type[]
  readonly main?: (app: INestApplication) => unknown
  readonly asks: readonly Ask[]
}

/** What is asked, and the parameters that the policy sees, in a preflight fewer if said. */
type Ask = readonly [method: string, path: string, params: Params, version?: string, promised?: Params]

@Controller('ask')
class AskController {
  @Options(':page')
  @Cors(false)
  options(): string {
    return 'ok'
  }
}

const rows: readonly ParametersRow[] = [
  {
    id: 'of-a-handler',
    asks: [
      ['PUT', '/own/app', { page: 'app' }],
      ['PUT', '/own/%61pp', { page: 'app' }],
      ['PUT', '/own/app/of/a%2Fb?page=b', { page: 'app', id: 'a/b' }],
      ['GET', '/own/app', { page: 'app' }],
    ],
  },
  {
    id: 'of-a-handler-without-a-policy',
    asks: [['PUT', '/usual/app', { page: 'app' }]],
  },
  {
    id: 'of-a-handler-where-no-decorator-is',
    controllers: [UsualController],
    asks: [['PUT', '/usual/app', { page: 'app' }]],
  },
  {
    id: 'of-the-prefix',
    main: (app) => app.setGlobalPrefix('in/:tenant'),
    asks: [
      ['PUT', '/in/a/own/app', { tenant: 'a', page: 'app' }],
      ['PUT', '/in/a/usual/app', { tenant: 'a', page: 'app' }],
    ],
  },
  {
    // Of a version that no preflight shows: what is so in each.
    id: 'of-a-hidden-version',
    controllers: [VersionedController],
    main: (app) => app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version' }),
    asks: [
      ['PUT', '/version/app', { page: 'app' }, '1'],
      ['PUT', '/version/app', { page: 'app' }, '2'],
      ['PUT', '/version/app/of/5', { page: 'app', id: '5' }, '1', { page: 'app' }],
      ['PUT', '/version/app/of/5', { page: 'app', number: '5' }, '2', { page: 'app' }],
    ],
  },
]

for (const platform of platforms) {
  describe(`parameters, ${nest} on ${platform}`, () => {
    for (const { id, controllers = [OwnController, UsualController], main = nothing, asks } of rows) {
      it(`routes/parameters-${id}`, async () => {
        const port = await start(rootOf(controllers), platform, { main })
        for (const [method, path, params, version, promised = params] of asks) {
          const headers = version === undefined ? {} : { 'x-version': version }
          for (const origin of [web, evil]) {
            seen.length = 0
            const asked = await send(port, preflight(method, undefined, path), origin)
            const got = await send(port, { method, path, headers }, origin)
            expect({ path, origin, asked: asked.status, got: got.status, seen }).toEqual({
              path,
              origin,
              asked: origin === web ? 204 : 403,
              got: 200,
              seen: [promised, params],
            })
            const allowed = origin === web ? web : undefined
            expect(asked.cors['access-control-allow-origin']).toBe(allowed)
            expect(got.cors['access-control-allow-origin']).toBe(allowed)
          }
        }
      })
    }
  })
}

for (const platform of platforms) {
  describe(`parameters, ${nest} on ${platform}`, () => {
    // A preflight comes to the handler of OPTIONS, whose parameters are not those of what it asks for.
    it('routes/parameters-of-no-route', async () => {
      const port = await start(rootOf([AskController]), platform)
      const asked = await send(port, preflight('PUT', undefined, '/ask/app'), web)
      const got = await send(port, { method: 'PUT', path: '/ask/app' }, web)
      expect({ cors: got.cors, status: got.status }).toEqual({ cors: {}, status: 404 })
      expect({ cors: asked.cors, status: asked.status }).toEqual({ cors: {}, status: 403 })
    })
  })
}

describe(`parameters, ${nest} on express`, () => {
  // To the door such a path leads nowhere; the route that it is rewritten to asks again.
  it('routes/parameters-of-a-rewritten-path', async () => {
    const port = await start(rootOf([OwnController, UsualController]), 'express', {
      main: (app) =>
        app.use((request: { url: string }, _response: unknown, next: () => void) => {
          request.url = request.url.replace('/old/', '/own/app/of/')
          next()
        }),
    })
    seen.length = 0
    const got = await send(port, { method: 'PUT', path: '/old/5' }, web)
    expect(seen).toEqual([{}, { page: 'app', id: '5' }])
    expect(got).toMatchObject({ status: 200, cors: { 'access-control-allow-origin': web } })
    expect((await send(port, { method: 'PUT', path: '/old/5' }, evil)).cors).toEqual({})
  })
})

function rootOf(controllers: readonly Type[]): Type {
  @Module({ imports: [CorsModule.forRoot({ origin: ofPath })], controllers: [...controllers] })
  class RootModule {}
  return RootModule
}

function nothing(): void {}
