import { Cors, CorsModule, type CorsOptions, createCors } from '@cors/nestjs'
import { Controller, Get, Module, VersioningType } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { evil, platforms, preflight, send, start, web } from './exchange.ts'
import { nest } from './majors.ts'

// Handlers that differ by a version in a header: their preflights can only be answered by one policy.

const origins = { plain: web, expression: /^https:\/\/app\.example\.com$/, predicate: () => true } as const

/** Options of a class of the user's own, which says little of itself. */
class OwnOptions {
  readonly origin: readonly string[]
  constructor(...origin: readonly string[]) {
    this.origin = origin
  }
  toJSON(): object {
    return { origin: [web] }
  }
}

const hidden = (name: string, value: unknown): CorsOptions =>
  Object.defineProperty({ origin: [web] }, name, { value, enumerable: false })

const counting = (symbol: symbol): CorsOptions => ({ origin: [web], [symbol]: 1 })

const compiled = createCors({ origin: [web] })

const own = new OwnOptions(web)

/** An expression that does not say what it is. */
const silent = (expression: RegExp): RegExp => Object.assign(expression, { toString: () => '/x/' })

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
  // What is alike in its JSON, and in nothing else.
  { id: 'same-instance', first: own, second: own, status: 204 },
  { id: 'other-instance', first: own, second: new OwnOptions(web, evil), status: 403 },
  { id: 'instance-of-the-same', first: own, second: new OwnOptions(web), status: 403 },
  { id: 'text-of-an-instance', first: { origin: [web] }, second: own, status: 403 },
  { id: 'hidden-option', first: { origin: [web] }, second: hidden('credentials', true), status: 403 },
  {
    id: 'other-hidden-option',
    first: hidden('credentials', false),
    second: hidden('credentials', true),
    status: 403,
  },
  {
    id: 'getters',
    first: {
      get origin() {
        return [web]
      },
    },
    second: {
      get origin() {
        return [web, evil]
      },
    },
    status: 403,
  },
  { id: 'symbols', first: counting(Symbol('a')), second: counting(Symbol('a')), status: 403 },
  { id: 'symbol', first: { origin: [web] }, second: counting(Symbol('a')), status: 403 },
  { id: 'compiled-once', first: compiled, second: compiled, status: 204 },
  { id: 'compiled-twice', first: compiled, second: createCors({ origin: [web] }), status: 403 },
  {
    id: 'no-prototype',
    first: { origin: [web] },
    second: Object.assign(Object.create(null) as object, { origin: [web] }),
    status: 204,
  },
  {
    id: 'silent-expressions',
    first: { origin: silent(/^https:\/\/app\.example\.com$/) },
    second: { origin: silent(/^https:\/\/app\.example\.(?:com|org)$/) },
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
