import { Cors, CorsModule } from '@cors/nestjs'
import { Controller, Get, Module, VersioningType } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

// Handlers that differ by a version in a header: their preflights can only be answered by one policy.

const origins = { plain: web, expression: /^https:\/\/app\.example\.com$/, predicate: () => true } as const

interface Pair {
  readonly id: string
  readonly first: Parameters<typeof Cors>[0]
  readonly second: Parameters<typeof Cors>[0]
  readonly status: 204 | 403
}

const pairs: readonly Pair[] = [
  { id: 'same-text', first: { origin: [web] }, second: { origin: [web] }, status: 204 },
  {
    id: 'same-expression',
    first: { origin: /^https:\/\/app\.example\.com$/ },
    second: { origin: origins.expression },
    status: 204,
  },
  { id: 'same-name', first: 'web', second: 'web', status: 204 },
  {
    id: 'same-predicate',
    first: { origin: origins.predicate },
    second: { origin: origins.predicate },
    status: 403,
  },
  { id: 'other-text', first: { origin: [web] }, second: { origin: [web, evil] }, status: 403 },
  {
    id: 'other-expression',
    first: { origin: /^https:\/\/app\.example\.com$/ },
    second: { origin: /^https:\/\/app\.example\.(?:com|org)$/ },
    status: 403,
  },
  {
    id: 'text-of-an-expression',
    first: { origin: [/^https:\/\/app\.example\.com$/] },
    second: { origin: [web] },
    status: 403,
  },
  {
    id: 'other-option',
    first: { origin: [web] },
    second: { origin: [web], dangerouslyAllowNullOrigin: true },
    status: 403,
  },
]

for (const platform of platforms) {
  describe(`same policy, ${nest} on ${platform}`, () => {
    for (const { id, first, second, status } of pairs) {
      it(`same-policy/${id}`, async () => {
        @Controller({ path: 'notes', version: '1' })
        class FirstController {
          @Cors(first)
          @Get()
          read(): string {
            return 'first'
          }
        }
        @Controller({ path: 'notes', version: '2' })
        class SecondController {
          @Cors(second)
          @Get()
          read(): string {
            return 'second'
          }
        }
        @Module({
          imports: [CorsModule.forRoot({ policy: false, policies: { web: { origin: web } } })],
          controllers: [FirstController, SecondController],
        })
        class AppModule {}
        const port = await start(AppModule, platform, {
          main: (app) => app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' }),
        })
        const asked = await send(port, preflight('GET', 'x-version', '/notes'), web)
        expect(asked.status).toBe(status)
        const read = { path: '/notes', headers: { 'x-version': '2' } }
        expect((await send(port, read, web)).cors['access-control-allow-origin']).toBe(web)
        expect((await send(port, read, web)).body).toBe('second')
      })
    }
  })
}
