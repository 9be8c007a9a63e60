import { Cors, CorsModule } from '@cors/nestjs'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { Controller, type DynamicModule, Get, Module } from '@nestjs/common'
import { Args, GraphQLModule, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius'
import { describe, expect, it } from 'vitest'
import { evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

@Resolver()
class NotesResolver {
  @Query(() => Int)
  double(@Args('of', { type: () => Int }) of: number): number {
    return of * 2
  }
  @Query(() => Int)
  broken(): never {
    throw new Error('broken')
  }
  @Mutation(() => Int)
  add(): number {
    return 1
  }
}

const partner = 'https://partner.example'

/** So that there are routes with policies of their own beside it. */
@Controller('notes')
@Cors({ origin: [partner] })
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
}

const drivers: { readonly [platform in 'express' | 'fastify']: () => DynamicModule } = {
  express: () =>
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      playground: false,
    }),
  fastify: () =>
    GraphQLModule.forRoot<MercuriusDriverConfig>({ driver: MercuriusDriver, autoSchemaFile: true }),
}

const json = { 'content-type': 'application/json', accept: 'application/json' }
const path = '/graphql'

/** A query as clients post it. */
const post = (query: string) => ({ method: 'POST', path, headers: json, body: JSON.stringify({ query }) })

for (const platform of platforms) {
  const serve = async () => {
    @Module({
      imports: [CorsModule.forRoot(options), drivers[platform]()],
      controllers: [NotesController],
      providers: [NotesResolver],
    })
    class AppModule {}
    return start(AppModule, platform)
  }

  describe(`graphql, ${nest} on ${platform}`, () => {
    for (const [id, sent, status, body] of [
      ['query', post('{ double(of: 2) }'), 200, /"double":4/],
      ['mutation', post('mutation { add }'), 200, /"add":1/],
      ['error-of-a-resolver', post('{ broken }'), 200, /"errors"/],
      ['error-of-the-query', post('{ nothing }'), 400, /"errors"/],
      ['error-of-the-syntax', post('{'), 400, /"errors"/],
      ['error-of-the-body', { ...post(''), body: '{' }, 400, /./],
      [
        'query-by-get',
        { path: `${path}?query=%7Bdouble(of:2)%7D`, headers: { 'apollo-require-preflight': '1' } },
        200,
        /4/,
      ],
    ] as const) {
      it(`graphql/${id}`, async () => {
        const port = await serve()
        for (const origin of [web, evil, partner]) {
          const answer = await send(port, sent, origin)
          expect({ origin, ...answer }).toMatchObject({ origin, status })
          expect(answer.body).toMatch(body)
          expect({ origin, cors: answer.cors }).toEqual({ origin, cors: origin === web ? granted : {} })
          expect(answer.vary).toContain('Origin')
        }
      })
    }

    it('graphql/preflight', async () => {
      const port = await serve()
      const asked = preflight('POST', 'content-type,x-a', path)
      expect(await send(port, asked, web)).toMatchObject({
        status: 204,
        body: '',
        cors: { 'access-control-allow-origin': web, 'access-control-allow-headers': 'content-type, x-a' },
      })
      expect(await send(port, asked, evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, body: '' }),
      )
      expect(await send(port, preflight('GET', undefined, '/notes'), partner)).toMatchObject({ status: 204 })
    })
  })
}
