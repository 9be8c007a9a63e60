import type { FastifyInstance } from 'fastify'
import { type CorsPluginOptions, cors } from '@cors/fastify'
import { describe, expect, it } from 'vitest'
import { serve } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

// What the package `@fastify/cors` does, reproduced on its version of November 2026, each turned into what
// must happen here. The marks are those of the list it comes from.

/** A defect of a peer, turned into what must be. */
export interface Defect {
  readonly id: string
  readonly mount: (app: FastifyInstance) => unknown
  readonly check: (port: number) => Promise<void>
}

/** Runs what must be on every major. */
export function describeDefects(subject: string, defects: readonly Defect[]): void {
  for (const [name, fastify] of majors) {
    describe(`defects of peers: ${subject}, ${name}`, () => {
      for (const { id, mount, check } of defects) {
        it(`defects/${id}`, async () => {
          const app = fastify()
          mount(app)
          await expect(check(await serve(app))).resolves.toBe(undefined)
        })
      }
    })
  }
}

export const a = 'https://a.example'
export const grantedToA = { 'access-control-allow-origin': a }

/** A route for everything, under this policy. */
export const below =
  (policy: CorsPluginOptions) =>
  (app: FastifyInstance): void =>
    void app.register(cors, policy).all('/', ok)
