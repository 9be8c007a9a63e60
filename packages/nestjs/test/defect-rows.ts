import { CorsConfigError, CorsModule, type CorsModuleSource } from '@cors/nestjs'
import { Controller, Delete, Get, Header, Module, Options, Put, Res, Sse, type Type } from '@nestjs/common'
import { type Observable, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Answer, type Platform, type Sent, type Start, platforms, send, start } from './exchange.ts'
import { nest } from './majors.ts'
import { type Reply, takeOver } from './raw-response.ts'

// What Nest's own `enableCors` does, reproduced on its versions of November 2026, each beside what must
// happen here. The marks are those of the list they come from.

export const a = 'https://a.example'
export const b = 'https://b.example'
export const grantedToA = { 'access-control-allow-origin': a }

/** What comes back, as far as it matters: `cors` is all there is. */
type Told = Partial<Pick<Answer, 'status' | 'cors' | 'vary' | 'body'>>

/** The same on both platforms, or not. */
type Today = Told | 'hangs' | { readonly [platform in Platform]: Told | 'hangs' }

/** A request, and what it is answered. */
export interface Asked {
  readonly sent?: Sent
  readonly origin?: string
  readonly today: Today
  readonly here: Told
}

/** A defect of `enableCors`, turned into what must be. */
export interface Defect {
  readonly id: string
  /** An application with `enableCors`. */
  readonly theirs: Start
  readonly controllers?: Type[]
  /** The same under `CorsModule`. */
  readonly here: CorsModuleSource
  readonly ownControllers?: Type[]
  readonly main?: Start['main']
  readonly asked: readonly Asked[]
}

/** Options that `enableCors` takes, what it then answers, and what this library says of them. */
export interface Faulty {
  readonly id: string
  readonly options: object
  readonly sent?: Sent
  readonly origin?: string
  readonly today: Today
  readonly refused: RegExp
}

/** Runs each row with Nest's own and with this library. */
export function describeDefects(defects: readonly Defect[]): void {
  for (const platform of platforms) {
    describe(`peer-defects, ${nest} on ${platform}`, () => {
      for (const { id, theirs, controllers, here, ownControllers = controllers, main, asked } of defects) {
        it(`peer-defects/${id}/nest-itself`, async () => {
          const port = await start(moduleOf(controllers), platform, theirs)
          for (const each of asked) {
            const told = on(platform, each.today)
            expect({ ...each, told: await ask(port, each, told) }).toEqual({ ...each, told })
          }
        })

        it(`peer-defects/${id}/here`, async () => {
          const root = moduleOf(ownControllers, here)
          const port = await start(root, platform, main === undefined ? {} : { main })
          for (const each of asked) {
            expect({ ...each, told: await ask(port, each, each.here) }).toEqual({ ...each, told: each.here })
          }
        })
      }
    })
  }
}

/** Runs options with Nest's own, and hands them to this library. */
export function describeFaulty(rows: readonly Faulty[]): void {
  for (const platform of platforms) {
    describe(`peer-defects, ${nest} on ${platform}`, () => {
      for (const { id, options, sent = {}, origin = a, today, refused } of rows) {
        it(`peer-defects/${id}/nest-itself`, async () => {
          const port = await start(moduleOf(), platform, { main: (app) => app.enableCors(options) })
          const told = on(platform, today)
          expect(await ask(port, { sent, origin }, told)).toEqual(told)
        })

        it(`peer-defects/${id}/here`, async () => {
          const started = start(moduleOf(undefined, options as CorsModuleSource), platform)
          await expect(started).rejects.toThrow(refused)
          await expect(started).rejects.toBeInstanceOf(CorsConfigError)
        })
      }
    })
  }
}

/** The answer, as far as it is told of. */
async function ask(
  port: number,
  { sent, origin }: Pick<Asked, 'sent' | 'origin'>,
  told: Told | 'hangs',
): Promise<unknown> {
  if (told === 'hangs') {
    // Forever cannot be waited for. With the connection left open, Nest 11 on Fastify would not close.
    return send(port, sent, origin, { timeLimit: 200 }).catch(({ message }: Error) =>
      message === 'no answer within 200 ms' ? told : message,
    )
  }
  const answer = await send(port, sent, origin)
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name in told))
}

function on(platform: Platform, today: Today): Told | 'hangs' {
  return typeof today === 'object' && platform in today
    ? (today as { readonly [platform in Platform]: Told | 'hangs' })[platform]
    : (today as Told | 'hangs')
}

function moduleOf(controllers: Type[] = [NotesController], source?: CorsModuleSource): Type {
  @Module({ imports: source === undefined ? [] : [CorsModule.forRoot(source)], controllers })
  class AppModule {}
  return AppModule
}

@Controller()
class NotesController {
  @Get()
  list(): string {
    return 'notes'
  }
  @Put()
  update(): string {
    return 'updated'
  }
  @Delete()
  remove(): string {
    return 'removed'
  }
  @Options('own')
  options(): string {
    return 'own'
  }
  @Sse('events')
  events(): Observable<object> {
    return of({ data: '1' })
  }
  @Get('vary')
  @Header('Vary', 'Accept')
  vary(): string {
    return 'vary'
  }
  @Get('raw')
  raw(@Res() response: Reply): void {
    takeOver(response).writeHead(200, { Vary: 'Accept' }).end('raw')
  }
}
