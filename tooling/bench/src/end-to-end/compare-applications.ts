import type { Case, Message } from '../calls/cases/case.ts'
import { type Checked, check, receive } from './answer-once.ts'
import { type Pair, type Size, runBatch } from './batch.ts'
import { type Child, startChild } from './child.ts'
import { costsOf } from './costs.ts'
import type { Asked, Contended } from './results.ts'
import type { Place } from './serving/serve.ts'
import type { Taken } from './serving/window.ts'
import { takeTurns } from './turns.ts'

/** How often, and how long. */
export interface Plan extends Size {
  readonly rounds: number
  /** Rounds before these, in which machine code is made. */
  readonly warmUps: number
}

/** One who waits for requests, and what it has said. */
interface Entry extends Checked, Place {
  readonly messages: readonly Message[]
}

// Not the first: that is for the first of a list.
const checkedTurn = 1

// By then everybody who may ask has asked.
const turns = 10

const client = new URL('loading/client.ts', import.meta.url)

/** Has all applications that a process serves answer once, and then compares those that were right. */
export async function compareApplications(
  serving: Child,
  cases: readonly Case[],
  plan: Plan,
): Promise<readonly Asked[]> {
  const loading = startChild(client, [], [])
  try {
    const [places] = (await Promise.all([serving.hear(), loading.hear()])) as [readonly Place[], unknown]
    const entries = await Promise.all(places.map((place) => checkOne(place, cases)))
    const right = entries.filter(({ fault }) => fault === undefined)
    const batches = new Map(right.map((entry): [Entry, Taken[]] => [entry, []]))
    for await (const { entry, round, taken } of batchAll(right, plan, { serving, loading })) {
      if (round >= plan.warmUps) batches.get(entry)?.push(taken)
    }
    return cases.map(({ id }) => ({
      id,
      contenders: contend(
        entries.filter((each) => each.id === id),
        batches,
      ),
    }))
  } finally {
    await loading.stop()
  }
}

async function checkOne(place: Place, cases: readonly Case[]): Promise<Entry> {
  const each = cases.find(({ id }) => id === place.id)
  if (each === undefined) throw new RangeError(`there is no request ${place.id}`)
  const messages = Array.from({ length: turns }, (_, turn) => each.request(turn))
  const message = each.request(checkedTurn)
  return { ...place, ...check(place.role, each, message, await receive(place.port, message)), messages }
}

interface Batch {
  readonly entry: Entry
  readonly round: number
  readonly taken: Taken
}

async function* batchAll(
  entries: readonly Entry[],
  { rounds, warmUps, ...size }: Plan,
  pair: Pair,
): AsyncGenerator<Batch> {
  for (const { round, entry } of takeTurns(entries, rounds + warmUps)) {
    const target = { ...entry, status: entry.answer.status }
    yield runBatch(target, size, pair).then((taken) => ({ entry, round, taken }))
  }
}

function contend(
  entries: readonly Entry[],
  batches: ReadonlyMap<Entry, readonly Taken[]>,
): readonly Contended[] {
  const bare = entries.find(({ role }) => role === 'bare')
  const zero = bare && batches.get(bare)
  return entries.map((entry) => ({
    role: entry.role,
    answer: entry.answer,
    fault: entry.fault,
    costs: costsOf(batches.get(entry) ?? [], entry === bare ? undefined : zero),
  }))
}
