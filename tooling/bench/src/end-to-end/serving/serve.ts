import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { countPoliciesOf } from '../../calls/measuring/policies-in-force.ts'
import { collectYoung } from '../../heap.ts'
import type { MakeApplications, Role } from '../applications/application.ts'
import { requests } from '../requests.ts'
import { type Counter, type Window, createCounter } from './window.ts'

/** One of those who wait for requests. */
export interface Place {
  /** The id of a kind of request. */
  readonly id: string
  readonly role: Role
  readonly port: number
}

/** What a process that serves is told over its channel: a batch begins, or is over. */
export type Order = { readonly begin: Window } | 'take'

/** Gives each application a port of its own, says which, and does as it is told until nobody is there to tell. */
export async function serve(makeApplications: MakeApplications, ids: readonly string[]): Promise<void> {
  const counter = createCounter({
    processor() {
      const { user, system } = process.cpuUsage()
      return user + system
    },
    wall: () => performance.now(),
  })
  const wanted = requests.filter(({ id }) => ids.includes(id))
  const made = await Promise.all(wanted.map(async (each) => ({ each, all: await makeApplications(each) })))
  for (const { each } of made) countPoliciesOf(each)
  const places = await Promise.all(
    made.flatMap(({ each: { id }, all }) =>
      all.map(async ({ role, listener }): Promise<Place> => ({
        id,
        role,
        port: await listen(listener, counter),
      })),
    ),
  )
  process.on('message', (order: Order) => process.send?.(obey(order, counter)))
  process.once('disconnect', () => process.exit())
  process.send?.(places)
}

function obey(order: Order, counter: Counter): object {
  if (order === 'take') return counter.take()
  // What the batch before has left. Not the old as well: code that has not run for some collections is given up.
  collectYoung()
  counter.begin(order.begin)
  return {}
}

async function listen(listener: RequestListener, counter: Counter): Promise<number> {
  const server = createServer((request, response) => {
    counter.count()
    listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
