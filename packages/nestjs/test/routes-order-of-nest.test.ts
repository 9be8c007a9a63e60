import { Cors, CorsModule } from '@cors/nestjs'
import {
  Controller,
  Get,
  type INestApplication,
  Module,
  type ModuleMetadata,
  Param,
  Put,
} from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Platform, platforms, start } from './exchange.ts'
import { nest } from './majors.ts'
import { type PolicyName, everyPolicy } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

// Which of two routes stands first is for Nest to say, whatever policies they have.

abstract class Base {
  protected abstract readonly under: PolicyName

  @Get('special')
  @Cors('partner')
  special(): string {
    return ran('partner')
  }

  @Get(':id')
  any(@Param('id') id: string): string {
    if (id === 'special') throw new TypeError(id)
    return ran(this.under)
  }

  @Put(':id')
  put(): string {
    return ran(this.under)
  }

  @Put('special')
  late(): string {
    return ran(this.under)
  }
}

@Cors(false)
@Controller('child')
class NobodyController extends Base {
  protected readonly under = 'nobody'
}

@Cors('open')
@Controller('other')
class OpenController extends Base {
  protected readonly under = 'open'
  // Before all of its base, to Nest.
  @Get('before')
  before(): string {
    return ran('open')
  }
}

@Controller('plain')
class PlainController extends Base {
  protected readonly under = 'usual'

  @Put('special')
  @Cors('open')
  override late(): string {
    return ran('open')
  }
}

const controllers = [NobodyController, OpenController, PlainController]

describeRoutes('order-of-nest', [
  {
    id: 'of-heirs',
    controllers,
    asks: [
      ['GET', '/child/special', 'partner'],
      ['GET', '/child/5', 'nobody'],
      ['PUT', '/child/5', 'nobody'],
      ['GET', '/other/special', 'partner'],
      ['GET', '/other/before', 'open'],
      ['GET', '/other/5', 'open'],
      ['GET', '/plain/special', 'partner'],
      ['GET', '/plain/5', 'usual'],
      // Its own come first.
      ['PUT', '/plain/special', 'open'],
      ['PUT', '/plain/5', 'usual'],
    ],
  },
])

/** The routes of the platform, in its order. */
async function registered(platform: Platform, imports: ModuleMetadata['imports'] = []) {
  @Module({ imports, controllers })
  class AppModule {}
  const routes: string[] = []
  const apps: INestApplication[] = []
  const main = (app: INestApplication): void => {
    apps.push(app)
    if (platform === 'express') return
    const instance: FastifyInstance = app.getHttpAdapter().getInstance()
    instance.addHook('onRoute', ({ method, url }) => void routes.push(`${String(method)} ${url}`))
  }
  await start(AppModule, platform, { main })
  if (platform === 'express') for (const app of apps) routes.push(...laidOut(app))
  return routes
}

interface Express {
  readonly router: {
    readonly stack: readonly { readonly route?: { readonly path: string; readonly methods: object } }[]
  }
}

function laidOut(app: INestApplication): readonly string[] {
  const { router }: Express = app.getHttpAdapter().getInstance()
  return router.stack.flatMap(({ route }) =>
    route === undefined ? [] : [`${Object.keys(route.methods).join().toUpperCase()} ${route.path}`],
  )
}

for (const platform of platforms) {
  describe(`order of Nest, ${nest} on ${platform}`, () => {
    it('routes/order-of-nest-is-that-without-the-module', async () => {
      const routes = await registered(platform, [CorsModule.forRoot(everyPolicy)])
      expect(routes).toEqual(await registered(platform))
      const own = routes.filter((route) => route.startsWith('GET /other'))
      expect(own).toEqual(['GET /other/before', 'GET /other/special', 'GET /other/:id'])
    })
  })
}
