import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { answerParent } from '../asked.ts'
import { type Held, collect, look } from '../../heap.ts'

/** What a process that serves says whenever it is asked. */
export interface Served extends Held {
  readonly port: number
}

// By then whatever waited for a turn of the loop is gone, in milliseconds.
const pause = 20

/** Serves until the parent goes, to whom it says what it holds once nobody is connected any more. */
export async function serve(application: RequestListener): Promise<void> {
  const server = createServer(application)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  answerParent(async (): Promise<Served> => {
    await untilNobodyIsConnected()
    collect()
    await setTimeout(pause)
    collect()
    return { port, ...look() }
  })

  async function untilNobodyIsConnected(): Promise<void> {
    const left = await new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)))
    })
    if (left === 0) return
    await setTimeout(pause)
    await untilNobodyIsConnected()
  }
}
