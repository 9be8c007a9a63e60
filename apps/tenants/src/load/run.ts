import { setInterval } from 'node:timers/promises'
import type { App } from './app.ts'
import type { Breakable } from './breakable.ts'
import { fire } from './fire.ts'
import type { Ran } from './judge.ts'
import { type Phase, late, phases, tenant } from './phases.ts'

export interface Stage {
  readonly app: App
  readonly place: Breakable
  readonly seconds: number
}

/** One phase after the other, on the same application. */
export async function* runPhases(stage: Stage): AsyncGenerator<Ran> {
  for (const phase of phases) yield run(phase, stage)
}

async function run(phase: Phase, { app, place, seconds }: Stage): Promise<Ran> {
  const url = `${app.url}/tenants/${tenant}/orders`
  if (phase.turn !== undefined) place[phase.turn]()
  if (phase.turn === 'restore') await untilRecovered(url)
  const before = await app.counts()
  const fired = await fire(url, Math.max(seconds, phase.leastSeconds ?? 0), phase)
  return { phase, fired, before, after: await app.counts() }
}

/** Nobody tells the application that the database is back. */
async function untilRecovered(url: string): Promise<void> {
  const limit = performance.now() + 20_000
  const origin = late.at(-1) ?? ''
  for await (const _ of setInterval(50)) {
    const { headers } = await fetch(url, { headers: { origin } })
    if (headers.get('access-control-allow-origin') === origin) return
    if (performance.now() > limit)
      throw new Error('the database is back, and the application does not notice')
  }
}
