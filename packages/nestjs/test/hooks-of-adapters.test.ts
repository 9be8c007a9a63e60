import { CorsModule } from '@cors/nestjs'
import { describe, expect, it } from 'vitest'
import { granted, options, platforms, send, start, web } from './exchange.ts'
import { appOf, createAdapter } from './hook-host.ts'
import type { Hook } from './hook-rows.ts'
import { nest } from './majors.ts'

const path = '/notes'

for (const platform of platforms) {
  describe(`hooks and their adapter, ${nest} on ${platform}`, () => {
    it('hooks/the-last-that-is-set', async () => {
      const ran: string[] = []
      const hookOf =
        (name: string): Hook =>
        (_request, _response, done) => {
          ran.push(name)
          done()
        }
      const adapter = createAdapter(platform)
      adapter.setOnRequestHook(hookOf('adapter') as never)
      const port = await start(appOf([CorsModule.forRoot(options)]), platform, {
        adapter,
        async main(app) {
          adapter.setOnRequestHook(hookOf('main') as never)
          await app.init()
          adapter.setOnRequestHook(hookOf('last') as never)
        },
      })
      expect(await send(port, { path }, web)).toMatchObject({ status: 200, cors: granted })
      expect(ran).toEqual(['last'])
    })

    it('hooks/of-the-adapter', async () => {
      for (const imports of [[], [CorsModule.forRoot(options)]]) {
        const seen: unknown[] = []
        const adapter = createAdapter(platform)
        adapter.setOnRequestHook(function hook(this: unknown, ...args: readonly (() => void)[]) {
          seen.push(this, args.length)
          args[2]?.()
        } as never)
        expect(await send(await start(appOf(imports), platform, { adapter }), { path })).toMatchObject({
          status: 200,
        })
        expect(seen).toEqual([adapter, 3])
      }
    })
  })
}
