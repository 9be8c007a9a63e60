import type Koa from 'koa'
import type { Middleware } from 'koa'
import { describe, expect, it } from 'vitest'
import { evil, send, serve } from './exchange.ts'
import { majors } from './majors.ts'
import { ok } from './rows.ts'

/** An application that a peer serves wrongly, and what must come back. */
export interface Defect {
  readonly id: string
  readonly mount: (app: Koa) => unknown
  readonly check: (port: number) => Promise<void>
}

/** Runs rows on every major. */
export function describeDefects(subject: string, defects: readonly Defect[]): void {
  for (const [name, Host] of majors) {
    describe(`defects of peers: ${subject}, ${name}`, () => {
      for (const { id, mount, check } of defects) {
        it(`defects/${id}`, async () => {
          const app = new Host()
          mount(app)
          await expect(check(await serve(app))).resolves.toBe(undefined)
        })
      }
    })
  }
}

/** The policy, and an application below it. */
export function above(policy: Middleware, handler: Middleware = ok): Defect['mount'] {
  return (app) => app.use(policy).use(handler)
}

/** Each of these pages is granted itself, and nobody else anything. */
export async function expectListed(port: number, listed: readonly string[]): Promise<void> {
  for (const origin of [...listed, evil, 'https://a.example.evil.example', 'null']) {
    const { cors: fields, body } = await send(port, {}, origin)
    expect({ origin, fields }).toEqual({
      origin,
      fields: listed.includes(origin) ? { 'access-control-allow-origin': origin } : {},
    })
    expect(body).toBe('ok')
  }
}
