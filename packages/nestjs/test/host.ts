import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fixture, Route, Serve } from '@cors/conformance'
import { Cors, type CorsContext, CorsModule, type CorsSource } from '@cors/nestjs'
import {
  All,
  Controller,
  Delete,
  Get,
  HttpCode,
  Module,
  NotFoundException,
  Options,
  Patch,
  Post,
  Put,
  Req,
  Res,
  type Type,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify'

/** Where the policy of a row is put. */
export type Placement = 'module' | 'decorator'

/** Serves the fixture of a row as a Nest team on Express would. */
export function serveOnExpress(placement: Placement): Serve {
  return async (fixture) => {
    const adapter = new ExpressAdapter()
    const root = moduleOf(fixture, placement, '{*path}', (handle, request, response) =>
      handle(request as IncomingMessage, response as ServerResponse),
    )
    const settings = {
      logger: false,
      bodyParser: false,
      abortOnError: false,
      forceCloseConnections: true,
    } as const
    const app = await NestFactory.create<NestExpressApplication>(root, adapter, settings)
    // Before the policy nothing of Express runs.
    app.getHttpServer().prependListener('request', fixture.before)
    app.useBodyParser('json', { limit: fixture.bodyLimit })
    return listen(app)
  }
}

/** Serves the fixture of a row as a Nest team on Fastify would. */
export function serveOnFastify(placement: Placement): Serve {
  return async (fixture) => {
    const instance = fastify({ bodyLimit: fixture.bodyLimit, forceCloseConnections: true })
    instance.addHook('onRequest', async (request, reply) => fixture.before(request.raw, reply.raw))
    // Fastify refuses a body whose type it does not know; the other hosts leave it unread.
    instance.addContentTypeParser('*', (_request, _payload, done) => done(null))
    const adapter = new FastifyAdapter(instance)
    const root = moduleOf(fixture, placement, '*', async (handle, request, response) => {
      const reply = response as FastifyReply
      // The row answers on the raw pair. An error is Nest's to answer, so it is not hijacked before.
      await handle((request as FastifyRequest).raw, reply.raw)
      reply.hijack()
    })
    return listen(
      await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false, abortOnError: false }),
    )
  }
}

async function listen(app: NestExpressApplication | NestFastifyApplication) {
  await app.listen(0, '127.0.0.1')
  const { port } = app.getHttpServer().address() as AddressInfo
  return { port, close: () => app.close() }
}

type Answer = (handle: Route['handle'], request: unknown, response: unknown) => void | Promise<void>

const verbs = { get: Get, post: Post, put: Put, patch: Patch, delete: Delete, options: Options }

/** Functions of the table take a request, those of Nest what Nest shows of one. */
function inNest(policy: Fixture['policy']): CorsSource<CorsContext> {
  return typeof policy === 'function' ? (context) => policy(context.switchToHttp().getRequest()) : policy
}

function moduleOf(
  { policy, routes }: Fixture,
  placement: Placement,
  everything: string,
  answer: Answer,
): Type {
  @Controller()
  class FixtureController {}

  for (const [index, { method, path, policy: own, handle }] of routes.entries()) {
    const name = `handle${index}`
    Object.defineProperty(FixtureController.prototype, name, {
      value: (request: unknown, response: unknown) => answer(handle, request, response),
    })
    Req()(FixtureController.prototype, name, 0)
    Res()(FixtureController.prototype, name, 1)
    const descriptor = Object.getOwnPropertyDescriptor(FixtureController.prototype, name)
    if (descriptor === undefined) throw new TypeError(name)
    verbs[method](path)(FixtureController.prototype, name, descriptor)
    // Nest's own is 201 for POST.
    HttpCode(200)(FixtureController.prototype, name, descriptor)
    if (own !== undefined) Cors(inNest(own))(FixtureController.prototype, name, descriptor)
  }

  @Controller()
  class RestController {
    @All(everything)
    nothing(): never {
      throw new NotFoundException()
    }
  }

  if (placement === 'module') {
    @Module({ imports: [CorsModule.forRoot(inNest(policy))], controllers: [FixtureController] })
    class ModuleFixture {}
    return ModuleFixture
  }
  Cors(inNest(policy))(FixtureController)
  Cors(inNest(policy))(RestController)
  @Module({ imports: [CorsModule.forRoot(false)], controllers: [FixtureController, RestController] })
  class DecoratorFixture {}
  return DecoratorFixture
}
