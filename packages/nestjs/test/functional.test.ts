import { CorsModule, type CorsOptions, cors } from '@cors/nestjs'
import {
  Body,
  Controller,
  Get,
  type INestApplication,
  Module,
  type ModuleMetadata,
  Post,
  Res,
} from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { collectWarnings } from './cors-warnings.ts'
import { evil, granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'
import { type Reply, takeOver } from './raw-response.ts'

@Controller('notes')
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
  @Post()
  make(@Body() body: unknown): unknown {
    return body
  }
  // Each platform has its own: one warning is said but once.
  @Get('on/:platform')
  on(): string {
    return 'on'
  }
  @Get('broken')
  broken(): never {
    throw new Error('broken')
  }
  @Get('raw')
  raw(@Res() response: Reply): void {
    takeOver(response).writeHead(200, { Vary: 'Accept' }).end('raw')
  }
}

function moduleOf(imports: ModuleMetadata['imports'] = []): new () => object {
  @Module({ imports, controllers: [NotesController] })
  class AppModule {}
  return AppModule
}

const use =
  (policy: CorsOptions | false) =>
  (app: INestApplication): unknown =>
    app.use(cors(policy))

const json = { 'content-type': 'application/json' }
const path = '/notes'

for (const platform of platforms) {
  describe(`functional, ${nest} on ${platform}`, () => {
    it('functional/alone', async () => {
      const warnings = collectWarnings()
      const port = await start(moduleOf(), platform, { main: use(options) })
      for (const [sent, status, vary] of [
        [{ path }, 200, ['Origin']],
        [{ path: '/notes/broken' }, 500, ['Origin']],
        [{ path: '/notes/raw' }, 200, ['Accept', 'Origin']],
        [{ path: '/nowhere' }, 404, ['Origin']],
        [{ path, method: 'POST', headers: json, body: '{' }, 400, ['Origin']],
        [{ path, method: 'OPTIONS' }, 404, ['Origin']],
      ] as const) {
        for (const origin of [web, evil]) {
          const answer = await send(port, sent, origin)
          expect({ ...sent, origin, ...answer }).toMatchObject({ origin, status, vary })
          expect({ ...sent, cors: answer.cors }).toEqual({ ...sent, cors: origin === web ? granted : {} })
        }
      }
      expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({
        status: 204,
        body: '',
      })
      expect(await send(port, preflight('PUT', undefined, path), evil)).toEqual(
        expect.objectContaining({
          status: 403,
          cors: {},
        }),
      )
      expect(await warnings()).toEqual([])
    })

    it('functional/before-the-body-parser', async () => {
      const port = await start(moduleOf(), platform, { main: use({ ...options, rejectDisallowed: true }) })
      const malformed = { path, method: 'POST', headers: json, body: '{' }
      expect(await send(port, malformed, evil)).toEqual(
        expect.objectContaining({ status: 403, cors: {}, body: '' }),
      )
      expect(await send(port, malformed, web)).toMatchObject({ status: 400, cors: granted })
    })

    it('functional/with-the-module', async () => {
      const warnings = collectWarnings()
      const root = moduleOf([CorsModule.forRoot(options)])
      const own = `/notes/on/${platform}`
      const inner = 'https://inner.example'
      const port = await start(root, platform, { main: use({ origin: [inner] }) })
      // The innermost, whole.
      expect((await send(port, { path: own }, inner)).cors).toEqual({ 'access-control-allow-origin': inner })
      expect(await send(port, { path: own }, web)).toEqual(
        expect.objectContaining({ status: 200, cors: {}, vary: ['Origin'] }),
      )
      // Preflights do not come so far.
      expect(await send(port, preflight('PUT', undefined, path), web)).toMatchObject({ status: 204 })
      expect(await send(port, preflight('PUT', undefined, path), inner)).toMatchObject({ status: 403 })
      expect(await warnings()).toEqual([
        ['CORS_TWO_POLICIES', expect.stringContaining('The inner one was used')],
      ])
    })

    it('functional/the-same-twice', async () => {
      const port = await start(moduleOf([CorsModule.forRoot(options)]), platform, { main: use(options) })
      for (const sent of [{ path }, { path: '/notes/broken' }, { path: '/nowhere' }]) {
        expect((await send(port, sent, web)).cors).toEqual(granted)
        expect((await send(port, sent, evil)).cors).toEqual({})
        expect((await send(port, sent, web)).vary).toEqual(['Origin'])
      }
    })

    it('functional/under-a-path', async () => {
      const port = await start(moduleOf([CorsModule.forRoot(false)]), platform, {
        main: (app) => app.use('/notes', cors(options)),
      })
      expect((await send(port, { path }, web)).cors).toEqual(granted)
      expect((await send(port, { path: '/nowhere' }, web)).cors).toEqual({})
    })
  })
}
