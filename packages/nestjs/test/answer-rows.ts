import { Cors, CorsModule } from '@cors/nestjs'
import {
  type DynamicModule,
  type INestApplication,
  Module,
  type ModuleMetadata,
  type NestApplicationOptions,
} from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import {
  type Fields,
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

/** Where the policy of a row is put: under the second the module allows nobody. */
export type Placement = 'module' | 'decorator'

export const placements: readonly Placement[] = ['module', 'decorator']

/** An application but for its policy. The decorator is for the controllers that are asked. */
export type Application = (policed: ClassDecorator) => ModuleMetadata

/** One value, or one for each platform. */
type Each<Value> = Value | { readonly [platform in Platform]: Value }

/** A request to an application, and what must come back whoever asks. */
export interface Row {
  readonly id: string
  /** The one platform, or major, that can do this. */
  readonly only?: Platform | 'nest@12'
  /** Where nobody gets an answer, with or without a policy. */
  readonly hangs?: 'nest@11 on fastify' | undefined
  /** What this row adds to the application. */
  readonly providers?: NonNullable<ModuleMetadata['providers']>
  readonly main?: (app: INestApplication, platform: Platform) => unknown
  readonly settings?: NestApplicationOptions
  readonly send: Sent
  readonly status: Each<number>
  /** All of `Vary` beside `Origin`. */
  readonly vary?: Each<readonly string[]>
  /** Other fields that must stand. */
  readonly headers?: Fields
  readonly body?: Each<string | RegExp>
  /** Where no route is reached, the policy of a controller has no say. */
  readonly isRouteless?: true
}

/** The module of an application under its policy. */
export function moduleOf(
  application: Application,
  placement: Placement,
  more: NonNullable<ModuleMetadata['providers']> = [],
): DynamicModule {
  const { imports = [], ...rest } = application(placement === 'decorator' ? Cors(options) : () => undefined)
  const policy = CorsModule.forRoot(placement === 'decorator' ? false : options)
  return { ...rest, module: RowModule, imports: [policy, ...imports], providers: more }
}

@Module({})
class RowModule {}

/**
 * Runs rows on both platforms, under a policy of the module and under one of the controller. Each is asked
 * by a page that the policy allows, by one that it does not, and by no page: the application must answer
 * alike, and only the first may be granted anything. So must the preflights of the two pages.
 */
export function describeAnswers(subject: string, application: Application, rows: readonly Row[]): void {
  for (const platform of platforms) {
    describe(`${subject}, ${nest} on ${platform}`, () => {
      for (const placement of placements) {
        for (const row of rows.filter((each) => isHere(each, platform))) {
          it(`${subject}/${row.id}, by ${placement}`, async () => {
            const { main, settings = {}, providers } = row
            const port = await start(moduleOf(application, placement, providers), platform, {
              main: (app) => main?.(app, platform),
              settings,
            })
            const allowed = placement === 'module' || row.isRouteless !== true ? web : 'nobody'
            for (const origin of [web, evil, undefined]) {
              const { cors, vary, ...rest } = await send(port, row.send, origin)
              const { headers = {}, body = /.*/s } = row
              expect({ origin, ...rest }).toMatchObject({
                origin,
                status: on(platform, row.status),
                headers,
                body: expect.stringMatching(on(platform, body)),
              })
              expect({ origin, cors }).toEqual({ origin, cors: origin === allowed ? granted : {} })
              expect(vary.toSorted()).toEqual([...on(platform, row.vary ?? []), 'Origin'].toSorted())
            }
            const { method = 'GET', path = '/' } = row.send
            for (const origin of [web, evil]) {
              const answer = await send(port, preflight(method, undefined, path), origin)
              expect({ origin, ...answer }).toMatchObject({
                origin,
                status: origin === allowed ? 204 : 403,
                cors: origin === allowed ? { 'access-control-allow-origin': web } : {},
                body: '',
              })
              expect(Object.keys(answer.cors).length > 0).toBe(origin === allowed)
            }
          })
        }
      }
    })
  }
}

function isHere({ only, hangs }: Row, platform: Platform): boolean {
  return [undefined, platform, nest].includes(only) && hangs !== `${nest} on ${platform}`
}

function on<Value>(platform: Platform, each: Each<Value>): Value {
  return typeof each === 'object' && each !== null && platform in each
    ? (each as { readonly [platform in Platform]: Value })[platform]
    : (each as Value)
}
