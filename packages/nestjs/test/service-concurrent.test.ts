import { CorsModule, type CorsOptions, CorsService } from '@cors/nestjs'
import { Controller, Get, Inject, Module } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { granted, options, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const open: CorsOptions = { origin: '*', exposedHeaders: ['X-Open'] }
const toAnybody = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'X-Open' }
/** As `options`, and takes a while. */
const slow: CorsOptions = {
  ...options,
  origin: async (origin) => {
    await new Promise(setImmediate)
    return origin === web
  },
}

@Controller()
class SlowController {
  constructor(@Inject(CorsService) readonly service: CorsService) {}

  @Get('slow')
  async slow(): Promise<string> {
    await new Promise(setImmediate)
    return 'slow'
  }
  /** Its own policy has decided already. */
  @Get('replaces')
  replaces(): string {
    this.service.replace(open)
    return 'replaced'
  }
}

for (const platform of platforms) {
  for (const [id, first] of Object.entries({ options, predicate: slow })) {
    describe(`service-concurrent, ${nest} on ${platform}`, () => {
      const serve = async () => {
        @Module({ imports: [CorsModule.forRoot(first)], controllers: [SlowController] })
        class AppModule {}
        let service: CorsService | undefined
        const port = await start(AppModule, platform, {
          main: (app) => void (service = app.get(CorsService)),
        })
        return { port, replace: (next: CorsOptions) => service?.replace(next) }
      }

      it(`service-concurrent/no-mixture/${id}`, async () => {
        const { port, replace } = await serve()
        const seen = new Set<string>()
        const state = { isOver: false }
        const replacing = (async () => {
          for (let turn = 0; !state.isOver; turn++) {
            replace(turn % 2 === 0 ? open : first)
            await new Promise(setImmediate)
          }
        })()
        for (let round = 0; round < 10; round++) {
          const answers = await Promise.all(
            Array.from({ length: 10 }, async () => send(port, { path: '/slow' }, web)),
          )
          for (const { cors, vary } of answers) {
            const isOpen = cors['access-control-allow-origin'] === '*'
            expect({ cors, vary }).toEqual(
              isOpen ? { cors: toAnybody, vary: [] } : { cors: granted, vary: ['Origin'] },
            )
            seen.add(isOpen ? 'open' : 'first')
          }
        }
        state.isOver = true
        await replacing
        expect([...seen].toSorted()).toEqual(['first', 'open'])
      })

      it(`service-concurrent/the-next-request/${id}`, async () => {
        const { port } = await serve()
        expect(await send(port, { path: '/replaces' }, web)).toMatchObject({
          body: 'replaced',
          cors: granted,
        })
        expect(await send(port, { path: '/slow' }, web)).toMatchObject({ cors: toAnybody, vary: [] })
        expect((await send(port, preflight('GET', undefined, '/slow'), web)).cors).toMatchObject({
          'access-control-allow-origin': '*',
        })
      })
    })
  }
}
