import { Cors, CorsModule } from '@cors/nestjs'
import {
  Controller,
  Get,
  type INestApplication,
  Module,
  Put,
  type Type,
  VersioningType,
} from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'
import { type Ask, describeRoutes, ran } from './route-row.ts'
import type { PolicyName } from './route-policies.ts'

// More routes on one path than Express goes through at one time.

const policies = ['partner', 'open', 'nobody'] as const
const versions = Array.from({ length: 150 }, (_, index) => String(index + 1))

/** A controller of a version, at a path where all differ, at one where all agree, and at one of its own. */
function controllerOf(version: string, under: PolicyName): Type {
  @Controller({ path: 'notes', version })
  class VersionController {
    @Put()
    @Cors(under)
    put(): string {
      return ran(under)
    }

    @Put('agreed')
    @Cors('partner')
    agreed(): string {
      return ran('partner')
    }

    @Get('plain')
    plain(): string {
      return ran('usual')
    }

    @Get(`of-${version}`)
    @Cors(under)
    own(): string {
      return ran(under)
    }
  }
  return VersionController
}

const policyOf = (version: string): PolicyName => policies[Number(version) % policies.length] ?? 'usual'

const main = (app: INestApplication): unknown =>
  app.enableVersioning({ type: VersioningType.HEADER, header: 'X-Version' })

const of = (version: string): { readonly own: { readonly 'x-version': string } } => ({
  own: { 'x-version': version },
})

const controllers = versions.map((version) => controllerOf(version, policyOf(version)))

const differing = ['1', '99', '100', '101', '120', '121', '150'].map((version): Ask => [
  'PUT',
  '/notes',
  'nobody',
  { ...of(version), actually: policyOf(version) },
])

@Controller('plain')
class PlainController {
  @Get()
  get(): string {
    return ran('usual')
  }
}

const plainControllers = versions.map((version): Type => {
  @Controller({ path: 'notes', version })
  class VersionController {
    @Get()
    get(): string {
      return ran('usual')
    }
  }
  return VersionController
})

/** The same policy, in a form that has to be asked. */
function rootOfPredicate(): Type {
  const origin = (asked: string): boolean => asked === web
  @Module({
    imports: [CorsModule.forRoot({ ...options, origin })],
    controllers: [...plainControllers, PlainController],
  })
  class RootModule {}
  return RootModule
}

// Fastify takes 31 of a kind.
const on = 'express'

describeRoutes('version', [
  {
    id: 'one-of-very-many',
    on,
    controllers,
    main,
    asks: [
      ...differing,
      ['PUT', '/notes', 'nobody', { ...of('151'), status: 404 }],
      ['GET', '/notes/of-120', policyOf('120'), of('120')],
      ['GET', '/notes/of-1', policyOf('1'), of('1')],
    ],
  },
  {
    // The router would have to be asked at another time: what it does not say at once is refused.
    id: 'one-of-very-many-that-agree',
    on,
    controllers,
    main,
    asks: [
      ['PUT', '/notes/agreed', 'nobody', { ...of('120'), actually: 'partner' }],
      ['GET', '/notes/plain', 'nobody', { ...of('120'), actually: 'usual' }],
    ],
  },
  {
    id: 'one-of-very-many-without-decorators',
    on,
    controllers: [...plainControllers, PlainController],
    main,
    asks: [
      ['GET', '/notes', 'usual', of('1')],
      ['GET', '/notes', 'usual', of('120')],
      ['GET', '/plain', 'usual'],
    ],
  },
])

describe(`very many versions under a predicate, ${nest} on ${on}`, () => {
  it('routes/version-one-of-very-many-under-a-predicate', async () => {
    const port = await start(rootOfPredicate(), on, { main })
    for (const version of ['1', '99', '120', '150']) {
      const headers = { 'x-version': version }
      const answer = await send(port, { path: '/notes', headers }, web)
      expect({ version, ...answer }).toMatchObject({ version, status: 200, cors: granted })
      expect((await send(port, { path: '/notes', headers }, evil)).cors).toEqual({})
      expect(await send(port, preflight('GET', 'x-version', '/notes'), evil)).toMatchObject({ status: 403 })
    }
  })
})
