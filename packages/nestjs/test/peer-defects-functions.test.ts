import { type CorsContext, CorsModule } from '@cors/nestjs'
import { type INestApplication, Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { a, describeDefects, grantedToA } from './defect-rows.ts'
import { evil, platforms, preflight, send, start } from './exchange.ts'
import { nest } from './majors.ts'

const anybody = { 'access-control-allow-origin': '*' }

/** What `enableCors` is handed though its types, where there are any, know better. */
const enable =
  (options: object) =>
  (app: INestApplication): void =>
    app.enableCors(options)

const ofRequest = (context: CorsContext) => {
  const { headers } = context.switchToHttp().getRequest<{ headers: { host?: string } }>()
  return headers.host === undefined ? false : ({ origin: a } as const)
}

describeDefects([
  {
    id: 'N1+S4-asynchronous-function',
    theirs: { main: enable(async () => Promise.resolve({ origin: a, credentials: true })) },
    here: async () => Promise.resolve({ origin: a, credentials: true }),
    asked: [
      {
        origin: evil,
        today: { express: 'hangs', fastify: { status: 200, cors: anybody } },
        here: { status: 200, cors: {}, vary: ['Origin'] },
      },
      {
        origin: a,
        today: { express: 'hangs', fastify: { status: 200, cors: anybody } },
        here: { status: 200, cors: { ...grantedToA, 'access-control-allow-credentials': 'true' } },
      },
    ],
  },
  {
    id: 'N1+A1-asynchronous-origin',
    theirs: { main: enable({ origin: async (origin: string) => Promise.resolve(origin === a) }) },
    here: { origin: async (origin) => Promise.resolve(origin === a) },
    asked: [
      { origin: a, today: { express: 'hangs', fastify: { cors: grantedToA } }, here: { cors: grantedToA } },
      { origin: evil, today: { express: 'hangs', fastify: { cors: {} } }, here: { status: 200, cors: {} } },
    ],
  },
  {
    id: 'N1+A2-synchronous-origin',
    theirs: { main: enable({ origin: (origin: string) => origin === a }) },
    here: { origin: (origin) => origin === a },
    asked: [
      { origin: a, today: 'hangs', here: { status: 200, cors: grantedToA } },
      { origin: evil, today: 'hangs', here: { status: 200, cors: {}, vary: ['Origin'] } },
    ],
  },
  {
    id: 'N3-synchronous-function',
    theirs: { main: enable(() => ({ origin: a })) },
    here: ofRequest,
    asked: [
      // To whoever asks.
      { origin: evil, today: { express: 'hangs', fastify: { cors: grantedToA } }, here: { cors: {} } },
      { origin: a, today: { express: 'hangs', fastify: { cors: grantedToA } }, here: { cors: grantedToA } },
    ],
  },
])

for (const platform of platforms) {
  describe(`peer-defects, ${nest} on ${platform}`, () => {
    it('peer-defects/N3-what-the-function-gets/nest-itself', async () => {
      const shown: unknown[] = []
      const choose = (request: { headers?: object }) => {
        shown.push(request.headers === undefined ? 'no request' : 'request')
        return { origin: a }
      }
      @Module({})
      class AppModule {}
      const port = await start(AppModule, platform, { main: enable(choose) })
      if (platform === 'express') return expect(shown).toEqual([])
      for (const path of ['/own', '/own']) await send(port, { path }, a)
      return expect(shown).toEqual(['no request'])
    })

    it('peer-defects/N3-what-the-function-gets/here', async () => {
      const shown: unknown[] = []
      const choose = (context: CorsContext) => {
        shown.push(context.switchToHttp().getRequest<{ url: string }>().url)
        return { origin: a } as const
      }
      @Module({ imports: [CorsModule.forRoot(choose)] })
      class AppModule {}
      const port = await start(AppModule, platform)
      expect(shown).toEqual([])
      for (const path of ['/1', '/2']) await send(port, { path }, a)
      await send(port, preflight('PUT', undefined, '/3'), a)
      expect(shown).toEqual(['/1', '/2', '/3'])
    })
  })
}
