import { cors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions, RouteHandlerMethod } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Answer, type Fields, evil, preflight, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'
import { type Head, type PolicyName, partner, policies, sayActual, sayPreflight } from './named-policies.ts'

/** What rows mount on. */
export interface Mount {
  readonly app: FastifyInstance
  /** Answers `ok`, and is counted. */
  readonly handler: RouteHandlerMethod
}

/** A request, and the policy that it and its preflight must both obey; `none` is where there is none. */
export type Ask = readonly [
  method: string,
  path: string,
  under: PolicyName | 'none',
  /** Whether the preflight's policy was found by the method too, which `Vary` then names. */
  by: 'method' | 'path',
  status?: number,
  headers?: Fields,
]

export interface RouteRow {
  readonly id: string
  /** The one major that can say this. */
  readonly only?: 'fastify@4' | 'fastify@5'
  /** What is registered before everything else; `app` where nothing is said. */
  readonly top?: PolicyName | 'none'
  readonly settings?: FastifyServerOptions
  readonly mount: (mount: Mount) => unknown
  readonly asks: readonly Ask[]
}

/** Runs rows on every major: each request and its preflight, of pages that different policies allow. */
export function describeRoutes(subject: string, rows: readonly RouteRow[]): void {
  for (const [name, fastify] of majors) {
    describe(`${subject}, ${name}`, () => {
      for (const row of rows.filter(({ only = name }) => only === name)) {
        it(`${subject}/${row.id}`, async () => {
          let runs = 0
          // Fastify 4 writes into the options that it is given.
          const app = fastify({ ...row.settings })
          const { top = 'app' } = row
          if (top !== 'none') app.register(cors, { policy: policies[top] })
          row.mount({
            app,
            handler: async () => {
              runs++
              return 'ok'
            },
          })
          const port = await serve(app)
          for (const ask of row.asks) {
            const [method, path, under, how, status = 200, headers = {}] = ask
            for (const origin of [web, partner, evil]) {
              runs = 0
              const asking = preflight(method, 'x-partner', path)
              const asked = await send(
                port,
                { ...asking, headers: { ...asking.headers, ...headers } },
                origin,
              )
              expect({ ask, origin, asked: head(asked), runs }).toEqual({
                ask,
                origin,
                asked: sayPreflight(under, origin, how),
                runs: 0,
              })
              const got = await send(port, { method, path, headers }, origin)
              expect({ ask, origin, got: head(got), runs }).toEqual({
                ask,
                origin,
                got: { status, ...sayActual(under, origin) },
                runs: status === 200 ? 1 : 0,
              })
            }
          }
        })
      }
    })
  }
}

const head = ({ status, cors: fields, vary }: Answer): Head => ({
  status,
  cors: fields,
  vary: vary.toSorted(),
})
