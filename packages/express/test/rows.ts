import { cors } from '@cors/express'
import type { Express, RequestHandler } from 'express'
import { describe, expect, it } from 'vitest'
import { type Fields, type Sent, evil, granted, options, send, serve, web } from './exchange.ts'
import { type Host, majors } from './majors.ts'

/** An application, a request, and what must come back whoever asks. */
export interface Row {
  readonly id: string
  /** The one major that can do this. */
  readonly only?: 'express@4' | 'express@5'
  /** Mounts the policy, in the place that the row is about, and the application. */
  readonly mount: (app: Express, policy: RequestHandler, express: Host) => void
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
  for (const [name, express] of majors) {
    describe(`${subject}, ${name}`, () => {
      for (const row of rows.filter(({ only = name }) => only === name)) {
        it(`${subject}/${row.id}`, async () => {
          const app = express()
          row.mount(app, cors(options), express)
          const port = await serve(app)
          for (const origin of [web, evil, undefined]) {
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

export const ok: RequestHandler = (_request, response) => {
  response.send('ok')
}
