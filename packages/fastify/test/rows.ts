import { cors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type Fields, type Sent, evil, granted, options, send, serve, web } from './exchange.ts'
import { majors } from './majors.ts'

/** An application under the policy, a request, and what must come back whoever asks. */
export interface Row {
  readonly id: string
  /** The one major that can do this. */
  readonly only?: 'fastify@4' | 'fastify@5'
  readonly settings?: FastifyServerOptions
  /** The application; the policy is registered before it. */
  readonly mount: (app: FastifyInstance) => unknown
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
  for (const [name, fastify] of majors) {
    describe(`${subject}, ${name}`, () => {
      for (const row of rows.filter(({ only = name }) => only === name)) {
        it(`${subject}/${row.id}`, async () => {
          // Fastify 4 writes into the options that it is given.
          const app = fastify({ ...row.settings })
          app.register(cors, options)
          row.mount(app)
          const port = await serve(app)
          for (const origin of [web, evil, undefined]) {
            const answer = await send(port, row.send, origin)
            expect({ origin, ...answer }).toMatchObject({
              origin,
              status: row.status,
              ...(row.headers === undefined ? {} : { headers: row.headers }),
            })
            expect({ origin, cors: answer.cors }).toEqual({ origin, cors: origin === web ? granted : {} })
            expect(answer.vary.toSorted()).toEqual((row.vary ?? ['Origin']).toSorted())
            if (row.body !== undefined) expect(answer.body).toMatch(row.body)
          }
        })
      }
    })
  }
}

/** Answers `ok`. */
export const ok = async (): Promise<string> => 'ok'
