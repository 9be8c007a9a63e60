import { answerParent } from '../asked.ts'
import { type Held, collect, look } from '../../heap.ts'
import { holders, listOf } from './holders.ts'

/** Who is to hold how many origins. */
export interface Task {
  readonly holder: string
  readonly size: number
}

// A process that holds a list of origins, and says what that takes beyond what it held before.

// Where the collector finds it, until the process ends.
const held: unknown[] = []

answerParent(async ({ holder, size }: Task): Promise<Held> => {
  const found = holders[holder]
  if (found === undefined) throw new Error(`nobody is called ${holder}`)
  collect()
  const before = look()
  held.push(await found.hold(holder === 'nothing' ? [] : listOf(size)))
  // The system's memory as it is, since nobody who runs a server collects.
  const { rss } = look()
  collect()
  const { heap } = look()
  return { rss: rss - before.rss, heap: heap - before.heap }
})
