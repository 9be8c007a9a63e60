import { Cors, CorsModule, type CorsOptions } from '@cors/nestjs'
import { ForbiddenException, type INestApplication, Module } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import { describe, expect, it } from 'vitest'
import { type Placement, placements } from './answer-rows.ts'
import {
  type Platform,
  type Sent,
  evil,
  granted,
  options,
  platforms,
  preflight,
  send,
  start,
  web,
} from './exchange.ts'
import { nest } from './majors.ts'
import { seeingApplication } from './seen.ts'

const json = { 'content-type': 'application/json' }
const post: Sent = { method: 'POST', path: '/notes', headers: json, body: '{"a":1}' }
const malformed: Sent = { ...post, body: '{' }

/** Serves an application that notes what a request comes to. */
async function serve(
  platform: Platform,
  placement: Placement,
  policy: CorsOptions,
  main: (app: INestApplication) => unknown = () => undefined,
) {
  const seen: string[] = []
  const own = placement === 'decorator'
  const { imports = [], ...rest } = seeingApplication(seen, own ? Cors(policy) : () => undefined)
  @Module({ ...rest, imports: [CorsModule.forRoot(own ? false : policy), ...imports] })
  class AppModule {}
  const port = await start(AppModule, platform, {
    main(app) {
      app.use((_request: unknown, _response: unknown, next: () => void) => {
        seen.push('main')
        next()
      })
      return main(app)
    },
  })
  /** What a request is answered, and what it came to. */
  return async (sent: Sent, origin?: string) => {
    seen.length = 0
    const { status, cors } = await send(port, sent, origin)
    return { status, cors, seen: [...seen] }
  }
}

/** Request, response, and how to go on. */
type Hooked = (error?: Error) => void

const everything = ['main', 'middleware', 'guard', 'interceptor', 'pipe', 'handler']
const plain: Sent = { method: 'OPTIONS', path: '/notes' }

for (const platform of platforms) {
  for (const placement of placements) {
    describe(`order, ${nest} on ${platform}, by ${placement}`, () => {
      it('order/preflights-reach-nobody', async () => {
        const ask = await serve(platform, placement, options)
        for (const path of ['/notes', '/nowhere', '/notes?a=1']) {
          for (const method of ['GET', 'POST', 'DELETE', 'NONE', '']) {
            for (const origin of [web, evil]) {
              const { seen } = await ask(preflight(method, 'x-a', path), origin)
              expect({ path, method, origin, seen }).toEqual({ path, method, origin, seen: [] })
            }
          }
        }
        // So that somebody is there to be reached.
        expect(await ask(post, web)).toEqual({ status: 201, cors: granted, seen: everything })
        expect(await ask(post, evil)).toEqual({ status: 201, cors: {}, seen: everything })
      })

      it('order/preflights-are-not-read', async () => {
        const ask = await serve(platform, placement, options)
        const asked = preflight('POST', undefined, '/notes')
        for (const body of ['{', '{}']) {
          const sent = { ...asked, headers: { ...asked.headers, ...json }, body }
          expect(await ask(sent, web)).toMatchObject({ status: 204, seen: [] })
          expect(await ask(sent, evil)).toEqual(expect.objectContaining({ status: 403, cors: {}, seen: [] }))
        }
        expect(await ask(malformed, web)).toMatchObject({ status: 400, cors: granted })
      })

      it('order/what-is-no-preflight-is-no-preflight', async () => {
        const ask = await serve(platform, placement, options)
        const own = everything.filter((name) => name !== 'pipe')
        expect(await ask(plain, web)).toEqual({ status: 200, cors: granted, seen: own })
        expect(await ask(plain, evil)).toEqual({ status: 200, cors: {}, seen: own })
        // Nobody has sent it: there is no origin.
        expect(await ask(preflight('PUT', undefined, '/notes'))).toEqual({ status: 200, cors: {}, seen: own })
      })

      it('order/refused-before-everything', async () => {
        const ask = await serve(platform, placement, { ...options, rejectDisallowed: true })
        for (const sent of [post, malformed, plain, { path: '/notes' }]) {
          expect(await ask(sent, evil)).toEqual({ status: 403, cors: {}, seen: [] })
        }
        expect(await ask(post, web)).toEqual({ status: 201, cors: granted, seen: everything })
        expect(await ask(post)).toEqual({ status: 201, cors: {}, seen: everything })
        expect(await ask(malformed, web)).toMatchObject({ status: 400, cors: granted })
      })

      it('order/a-guard-of-main-comes-later', async () => {
        let guarded = 0
        const ask = await serve(platform, placement, options, (app) =>
          app.useGlobalGuards({ canActivate: () => guarded++ < 0 }),
        )
        expect(await ask(preflight('POST', undefined, '/notes'), web)).toMatchObject({ status: 204 })
        expect(guarded).toBe(0)
        expect(await ask(post, web)).toMatchObject({ status: 403, cors: granted })
        expect(guarded).toBe(1)
      })

      it('order/hooks-of-the-adapter-come-later', async () => {
        let hooked = 0
        const ask = await serve(platform, placement, { ...options, rejectDisallowed: true }, (app) =>
          app.get(HttpAdapterHost).httpAdapter.setOnRequestHook((...[, , done]: readonly Hooked[]) => {
            hooked++
            done?.()
          }),
        )
        expect(await ask(preflight('POST', undefined, '/notes'), web)).toMatchObject({ status: 204 })
        expect(await ask(post, evil)).toMatchObject({ status: 403 })
        expect(hooked).toBe(0)
        expect(await ask(post, web)).toMatchObject({ status: 201, cors: granted })
        expect(hooked).toBe(1)
      })

      it('order/what-a-hook-of-the-adapter-refuses', async () => {
        const ask = await serve(platform, placement, options, (app) =>
          app
            .get(HttpAdapterHost)
            .httpAdapter.setOnRequestHook((...[, , done]: readonly Hooked[]) =>
              done?.(new ForbiddenException()),
            ),
        )
        expect(await ask(preflight('POST', undefined, '/notes'), web)).toMatchObject({ status: 204 })
        expect(await ask(post, web)).toMatchObject({ status: 403, cors: granted })
        expect(await ask(post, evil)).toEqual(expect.objectContaining({ status: 403, cors: {} }))
      })
    })
  }
}
