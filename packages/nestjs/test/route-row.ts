import { CorsModule } from '@cors/nestjs'
import {
  type INestApplication,
  Module,
  type ModuleMetadata,
  type NestApplicationOptions,
  type Type,
} from '@nestjs/common'
import type { ExpressAdapter } from '@nestjs/platform-express'
import type { FastifyAdapter } from '@nestjs/platform-fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type Answer,
  type Fields,
  type Platform,
  evil,
  platforms,
  preflight,
  send,
  start,
  web,
} from './exchange.ts'
import { nest } from './majors.ts'
import {
  type Head,
  type PolicyName,
  everyPolicy,
  partnerPage,
  sayActual,
  sayPreflight,
} from './route-policies.ts'

/** A request, and the policy that it and its preflight must both obey. */
export type Ask = readonly [method: string, path: string, under: PolicyName, more?: AskedMore]

interface AskedMore {
  /** Of the answer to the request. Where nothing is said a handler under this policy has run. */
  readonly status?: number
  /** Sent with the preflight, too. */
  readonly headers?: Fields
  /** Sent with the request alone: what a page sets, a browser does not send ahead. */
  readonly own?: Fields
  /** What the request is under, where its preflight cannot be. */
  readonly actually?: PolicyName
}

/** An application, and what is asked of it. */
export interface RouteRow extends Pick<ModuleMetadata, 'controllers' | 'imports' | 'providers'> {
  readonly id: string
  /** The one major that can do this. */
  readonly only?: 'nest@11' | 'nest@12'
  /** The one platform that this is about. */
  readonly on?: Platform
  readonly adapter?: (platform: Platform) => ExpressAdapter | FastifyAdapter
  readonly settings?: NestApplicationOptions
  readonly main?: (app: INestApplication) => unknown
  /** Serves an application that is started otherwise; resolves to the port. */
  readonly serve?: (platform: Platform) => Promise<number>
  readonly asks: readonly Ask[]
  /** Whether something leads a request on from one policy to another, which developers are warned of. */
  readonly isUnderTwo?: boolean
}

/** Runs rows on both platforms: each request and its preflight, of pages that different policies allow. */
export function describeRoutes(subject: string, rows: readonly RouteRow[]): void {
  for (const platform of platforms) {
    const own = rows.filter(({ only = nest, on = platform }) => only === nest && on === platform)
    if (own.length === 0) continue
    describe(`${subject}, ${nest} on ${platform}`, () => {
      for (const row of own) {
        const { id, adapter, settings = {}, main = nothing, serve, asks, isUnderTwo = false } = row
        it(`routes/${subject}-${id}`, async () => {
          const warnings = gatherWarnings()
          const over = adapter === undefined ? {} : { adapter: adapter(platform) }
          const port =
            serve === undefined
              ? await start(rootOf(row), platform, { ...over, settings, main })
              : await serve(platform)
          await expectAsks(port, asks)
          expect([...warnings]).toEqual(isUnderTwo ? ['CORS_TWO_POLICIES'] : [])
        })
      }
    })
  }
}

function gatherWarnings(): ReadonlySet<unknown> {
  const codes = new Set<unknown>()
  const gather = (warning: Error & { readonly code?: unknown }): void => {
    if (warning.name === 'CorsWarning') codes.add(warning.code)
  }
  process.on('warning', gather)
  onTestFinished(() => void process.off('warning', gather))
  return codes
}

/** The root module of an application under all policies. */
export function rootOf({ imports = [], controllers = [], providers = [] }: ModuleMetadata): Type {
  @Module({ imports: [CorsModule.forRoot(everyPolicy), ...imports], controllers, providers })
  class RootModule {}
  return RootModule
}

const runs: PolicyName[] = []

/** What every handler does: it says which policy it stands under. */
export function ran(under: PolicyName): string {
  runs.push(under)
  return 'ok'
}

/** Asks, of each page and of none: the preflight, which no handler may see, and then the request. */
async function expectAsks(port: number, asks: readonly Ask[]): Promise<void> {
  for (const ask of asks) {
    const [method, path, under, { status, headers = {}, own = {}, actually = under } = {}] = ask
    for (const origin of [web, partnerPage, evil, undefined]) {
      runs.length = 0
      if (origin !== undefined) {
        const asking = preflight(method, 'x-partner', path)
        const asked = await send(port, { ...asking, headers: { ...asking.headers, ...headers } }, origin)
        expect({ ask, origin, asked: head(asked), runs }).toEqual({
          ask,
          origin,
          asked: sayPreflight(under, origin),
          runs: [],
        })
      }
      const got = await send(port, { method, path, headers: { ...headers, ...own } }, origin)
      expect({ ask, origin, got: head(got), runs }).toEqual({
        ask,
        origin,
        got: { status: status ?? (method === 'POST' ? 201 : 200), ...sayActual(actually, origin) },
        runs: status === undefined ? [actually] : [],
      })
    }
  }
}

const head = ({ status, cors: fields, vary }: Answer): Head => ({
  status,
  cors: fields,
  vary: vary.toSorted(),
})

function nothing(): void {}
