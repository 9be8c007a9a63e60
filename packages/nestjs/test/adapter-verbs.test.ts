import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Module, Put } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { type Platform, adapterOf, platforms, preflight, send, start } from './exchange.ts'
import { nest } from './majors.ts'
import { everyPolicy, partnerPage } from './route-policies.ts'

// Whoever measures routes puts a function around the adapter's, or one in its place.

@Controller('notes')
class NotesController {
  @Put()
  @Cors('partner')
  put(): string {
    return 'put'
  }
  @Get()
  get(): string {
    return 'got'
  }
}

@Module({ imports: [CorsModule.forRoot(everyPolicy)], controllers: [NotesController] })
class AppModule {}

interface Verbs {
  [verb: string]: (...args: unknown[]) => unknown
}

/** The ways of it; each returns the routes that it has seen. */
const ways: { readonly [id: string]: (adapter: Verbs, platform: Platform) => readonly string[] } = {
  wrapped(adapter) {
    const seen: string[] = []
    for (const verb of ['get', 'put']) {
      const register = adapter[verb]
      adapter[verb] = function wrapper(this: unknown, ...args) {
        seen.push(`${verb} ${String(args[0])}`)
        return register?.apply(this, args)
      }
    }
    return seen
  },
  'wrapped-twice'(adapter, platform) {
    const inner = ways['wrapped']?.(adapter, platform)
    const outer = ways['wrapped']?.(adapter, platform)
    expect(inner).not.toBe(outer)
    return outer ?? []
  },
  'wrapped-by-definition'(adapter) {
    const seen: string[] = []
    for (const verb of ['get', 'put']) {
      const register = adapter[verb]
      const value = (...args: unknown[]): unknown => {
        seen.push(`${verb} ${String(args[0])}`)
        return register?.apply(adapter, args)
      }
      Object.defineProperty(adapter, verb, { value, configurable: true, writable: true })
    }
    return seen
  },
}

for (const platform of platforms) {
  describe(`verbs of the adapter, ${nest} on ${platform}`, () => {
    for (const [id, wrap] of Object.entries(ways)) {
      for (const place of ['before', 'main'] as const) {
        it(`adapter-verbs/${id}-${place}`, async () => {
          const adapter = adapterOf(platform)
          let seen: readonly string[] = []
          const wrapNow = (): void => void (seen = wrap(adapter as unknown as Verbs, platform))
          if (place === 'before') wrapNow()
          const main = (_app: INestApplication): unknown => place === 'main' && wrapNow()
          const port = await start(AppModule, platform, { adapter, main })
          const path = '/notes'
          const put = { method: 'PUT', path }
          expect(await send(port, put, partnerPage)).toMatchObject({
            status: 200,
            body: 'put',
            cors: { 'access-control-allow-origin': partnerPage },
          })
          expect(await send(port, preflight('PUT', undefined, path), partnerPage)).toMatchObject({
            status: 204,
          })
          expect(await send(port, preflight('GET', undefined, path), partnerPage)).toMatchObject({
            status: 403,
          })
          expect((await send(port, { path }, partnerPage)).cors).toEqual({})
          expect(seen.toSorted()).toEqual(['get /notes', 'put /notes'])
        })
      }
    }
  })
}
