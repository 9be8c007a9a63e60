import { cors } from '@cors/koa'
import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { type Fields, type Sent, evil, granted, options, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'

/** An application, a request, and what must come back whoever asks. */
export interface Row {
  readonly id: string
  /** The one major that can do this. */
  readonly only?: 'koa@2' | 'koa@3'
  /** Mounts the policy, in the place that the row is about, and the application. */
  readonly mount: (app: Koa, policy: Middleware) => void
  readonly send?: Sent
  readonly status: number
  /** All of `Vary`. */
  readonly vary?: readonly string[]
  /** Other fields that must stand. */
  readonly headers?: Fields
  readonly body?: string | RegExp
}

/**
 * Runs rows on every major. Each is asked by a page that the policy allows, by one that it does not,
 * and by no page: the application must answer alike, and only the first may be granted anything.
 */
export function describeRows(subject: string, rows: readonly Row[]): void {
  for (const [name, Host] of majors) {
    describe(`${subject}, ${name}`, () => {
      for (const row of rows.filter(({ only = name }) => only === name)) {
        it(`${subject}/${row.id}`, async () => {
          const app = new Host()
          row.mount(app, cors(options))
          const port = await serve(app)
          for (const origin of [evil, web, undefined, evil]) {
            const answer = await send(port, row.send, origin)
            expect({ origin, ...answer }).toMatchObject({
              origin,
              status: row.status,
              ...(row.headers === undefined ? {} : { headers: row.headers }),
            })
            expect(answer.cors).toEqual(origin === web ? granted : {})
            expect(answer.vary.toSorted()).toEqual((row.vary ?? ['Origin']).toSorted())
            if (row.body !== undefined) expect(answer.body).toMatch(row.body)
          }
        })
      }
    })
  }
}

/** The policy, and an application that does one thing. */
export function below(handler: Middleware): Row['mount'] {
  return (app, policy) => void app.use(policy).use(handler)
}

export const ok: Middleware = (ctx) => {
  ctx.body = 'ok'
}
