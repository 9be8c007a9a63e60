import { CorsModule } from '@cors/nestjs'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Fields,
  evil,
  granted,
  options,
  platforms,
  preflight,
  send,
  web,
} from './exchange.ts'
import { places, serve } from './hook-host.ts'
import { type Status, hookRows } from './hook-rows.ts'
import { nest } from './majors.ts'

// A user's hook of the adapter comes after the policy. Otherwise it does what it would do without the module.

const path = '/notes'
const on = { path, headers: { 'x-on': '1' } }

interface Outcome {
  readonly status: Status
  readonly body?: string
  readonly cors?: Fields
}

/** What is answered, or nothing while later requests are. */
async function outcomeOf(port: number, origin?: string): Promise<Outcome> {
  const asked = send(port, { path }, origin).then(
    ({ status, body, cors }: Answer): Outcome => ({ status, body, cors }),
    (): Outcome => ({ status: 'cut off' }),
  )
  const open = async (): Promise<Outcome> => {
    for (let later = 0; later < 5; later++) {
      expect(await send(port, on)).toMatchObject({ status: 200, body: 'notes' })
    }
    return { status: 'open' }
  }
  return Promise.race([asked, open()])
}

for (const platform of platforms) {
  const where = `${nest} on ${platform}`
  describe(`hooks, ${where}`, () => {
    for (const { id, hook, status, unlike = [] } of hookRows) {
      for (const place of places) {
        it(`hooks/${id}-of-${place}`, async () => {
          const { port, hooked } = await serve(platform, hook, place, [CorsModule.forRoot(options)])
          for (const method of ['GET', 'PUT']) {
            expect(await send(port, preflight(method, undefined, path), web)).toMatchObject({ status: 204 })
            expect(await send(port, preflight(method, undefined, path), evil)).toMatchObject({ status: 403 })
          }
          expect(hooked()).toBe(0)
          const expected = typeof status === 'function' ? status(where) : status
          for (const [origin, cors] of [
            [web, granted],
            [evil, {}],
            [undefined, {}],
          ] as const) {
            const outcome = await outcomeOf(port, origin)
            expect(outcome).toMatchObject({ status: expected })
            if (expected !== 'open') expect(outcome.cors).toEqual(cors)
          }
          // Whatever it has done, the application is there.
          expect(await send(port, on, web)).toMatchObject({ status: 200, cors: granted })
        })

        if (unlike.includes(where)) continue
        it(`hooks/${id}-of-${place}-as-without-the-module`, async () => {
          const plain = await serve(platform, hook, place)
          const policed = await serve(platform, hook, place, [CorsModule.forRoot(options)])
          const { cors: _none, ...expected } = await outcomeOf(plain.port)
          expect(await outcomeOf(policed.port)).toMatchObject(expected)
        })
      }
    }
  })
}
