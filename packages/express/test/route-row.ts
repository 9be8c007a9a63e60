import type { Express, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { type Answer, evil, preflight, send, serve, web } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import {
  type Gates,
  type Head,
  type PolicyName,
  createGates,
  partner,
  sayActual,
  sayPreflight,
} from './named-policies.ts'

/** What rows mount on: gates, handlers that answer or go on, and the major's own module. */
export interface Mount {
  readonly app: Express
  readonly express: Host
  readonly gates: Gates
  /** Answers; takes no `next`. */
  readonly handler: RequestHandler
  /** Answers; takes `next` and does not use it. */
  readonly handlerWithNext: RequestHandler
  readonly onward: RequestHandler
}

/** A request, and the policy that it and its preflight must both obey. */
export type Ask = readonly [
  method: string,
  path: string,
  under: PolicyName,
  /** Whether the preflight's policy was found by the method too, which `Vary` then names. */
  by: 'method' | 'path',
  /** 200 by a handler where nothing is said. */
  status?: number | 'by-express',
  /** The policy of the request, where a documented limit lets the preflight obey another. */
  actually?: PolicyName,
]

export interface RouteRow {
  readonly id: string
  /** The one major that can say this. */
  readonly only?: 'express@4' | 'express@5'
  /** What stands before everything else; `app` where nothing is said. */
  readonly outer?: PolicyName | 'none'
  readonly settings?: readonly string[]
  readonly mount: (mount: Mount) => void
  /** Mounted when the server listens. */
  readonly late?: (mount: Mount) => void
  readonly asks: readonly Ask[]
}

/** Runs rows on every major: each request and its preflight, of pages that different policies allow. */
export function describeRoutes(subject: string, rows: readonly RouteRow[]): void {
  for (const [name, express] of majors) {
    describe(`${subject}, ${name}`, () => {
      for (const row of rows.filter(({ only = name }) => only === name)) {
        it(`${subject}/${row.id}`, async () => {
          let runs = 0
          const mount = createMount(express, () => void runs++)
          // Express prints every error page's stack otherwise.
          mount.app.set('env', 'test')
          for (const setting of row.settings ?? []) mount.app.enable(setting)
          const { outer = 'app' } = row
          if (outer !== 'none') mount.app.use(mount.gates[outer])
          row.mount(mount)
          const port = await serve(mount.app)
          row.late?.(mount)
          for (const ask of row.asks) {
            const promised: string[] = []
            const kept: string[] = []
            for (const origin of [web, partner, evil]) {
              const [method, path, under, by, status = 200, actually = under] = ask
              runs = 0
              const asked = await send(port, preflight(method, 'x-partner', path), origin)
              expect({ ask, origin, asked: head(asked), runs }).toEqual({
                ask,
                origin,
                asked: sayPreflight(under, origin, by),
                runs: 0,
              })
              const got = await send(port, { method, path }, origin)
              expect({ ask, origin, got: head(got), runs }).toEqual({
                ask,
                origin,
                got: { status: status === 'by-express' ? 200 : status, ...sayActual(actually, origin) },
                runs: status === 200 ? 1 : 0,
              })
              if (isGranted(asked)) promised.push(origin)
              if (isGranted(got)) kept.push(origin)
            }
            if (ask[5] === undefined) expect(promised).toEqual(kept)
          }
        })
      }
    })
  }
}

function createMount(express: Host, onRun: () => void): Mount {
  return {
    app: express(),
    express,
    gates: createGates(),
    handler: (_request, response) => {
      onRun()
      response.end('ok')
    },
    handlerWithNext: (_request, response, _next) => {
      onRun()
      response.end('ok')
    },
    onward: (_request, _response, next) => next(),
  }
}

const head = ({ status, cors: fields, vary }: Answer): Head => ({
  status,
  cors: fields,
  vary: vary.toSorted(),
})
const isGranted = ({ cors: fields }: Answer): boolean => 'access-control-allow-origin' in fields
