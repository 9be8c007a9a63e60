import { isDeepStrictEqual } from 'node:util'
import { type Asked, startAsked } from '../asked.ts'
import type { Held } from '../../heap.ts'
import type { Soaked } from '../results.ts'
import type { Portion, Sent } from './client.ts'
import { statusesOf } from './messages.ts'
import type { Served } from './serve.ts'

/** How much is sent. */
export interface Length {
  /** Requests before anything is compared, in which machine code is made and caches are filled. */
  readonly warmUp: number
  /** Given, or as many as are answered in so many seconds. */
  readonly requests: number | { readonly seconds: number }
}

const entries = {
  client: new URL('./client.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
}

const tenths = 10

/**
 * Sends requests to a process that serves, and asks it after each tenth of them what it holds.
 *
 * @throws if an answer is missing, or another than it has to be.
 */
export async function soak(
  { warmUp, requests }: Length,
  tell: (progress: string) => void,
  entry: URL = entries.server,
): Promise<Soaked> {
  const server = startAsked<'look', Served>(entry)
  const client = startAsked<Portion, Sent>(entries.client)
  try {
    const { port } = await server.ask('look')
    const start = performance.now()
    await send(client, { port, first: 0, amount: warmUp })
    const rate = warmUp / (performance.now() - start)
    const all = typeof requests === 'number' ? requests : rate * requests.seconds * 1000
    const each = Math.max(1, Math.round(all / tenths))
    const looks: Held[] = []
    for await (const held of inTenths({ port, first: warmUp, amount: each })) looks.push(held)
    return { warmUp, requests: each * tenths, looks }
  } finally {
    await Promise.all([server.stop(), client.stop()])
  }

  async function* inTenths(portion: Portion): AsyncGenerator<Held> {
    for (let tenth = 0; tenth <= tenths; tenth++) yield lookAfter(tenth, portion)
  }

  async function lookAfter(tenth: number, { port, first, amount }: Portion): Promise<Held> {
    if (tenth > 0) await send(client, { port, first: first + (tenth - 1) * amount, amount })
    tell(`${(tenth * amount).toLocaleString('en')} of ${(tenths * amount).toLocaleString('en')} requests`)
    const { heap, rss } = await server.ask('look')
    return { heap, rss }
  }
}

async function send(client: Asked<Portion, Sent>, portion: Portion): Promise<void> {
  const { statuses, errors } = await client.ask(portion)
  const wanted = statusesOf(portion)
  if (errors > 0 || !isDeepStrictEqual(statuses, wanted)) {
    throw new Error(
      `of ${portion.amount} requests ${errors} failed; answers by status are ${JSON.stringify(statuses)}, ` +
        `and must be ${JSON.stringify(wanted)}`,
    )
  }
}
