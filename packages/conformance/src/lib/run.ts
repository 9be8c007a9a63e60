import { Agent } from 'node:http'
import { setImmediate as soon } from 'node:timers/promises'
import { compare } from './compare.ts'
import { type Host, type Serve, createFixture } from './fixture.ts'
import { type DoneExchange, reportFailure } from './report.ts'
import type { RawResponse } from './message.ts'
import { request } from './request.ts'
import { type Exchange, type Row, exchangesOf } from './row.ts'
import { rows } from './rows.ts'
import { createTicket, ticketHeader } from './ticket.ts'

/** What came of a row. */
export interface RowResult {
  readonly id: string
  readonly passed: boolean
  /** What was asked, what differs and what came; empty for a row that passed. */
  readonly report: string
  /** What came, for each request of the row; `undefined` where nothing did. */
  readonly responses: readonly (RawResponse | undefined)[]
}

/** Runs one row against a host of its own. Rejects only if the host cannot be started or stopped. */
export async function runRow(row: Row, serve: Serve): Promise<RowResult> {
  const { fixture, reached } = createFixture(row.policy)
  const host = await serve(fixture)
  try {
    const done = await exchange(row, host, host.reached ?? reached)
    const failed = done.filter(({ faults }) => faults.length > 0)
    const passed = failed.length === 0
    const responses = done.map(({ response }) => response)
    return { id: row.id, passed, report: passed ? '' : reportFailure(row, failed), responses }
  } finally {
    await host.close()
  }
}

/** Runs rows one after another, all of the table by default. */
export async function runTable(serve: Serve, table: readonly Row[] = rows): Promise<readonly RowResult[]> {
  const results: RowResult[] = []
  // One host at a time: rows must not disturb each other.
  for await (const result of inTurn(table, (row) => runRow(row, serve))) results.push(result)
  return results
}

/** Results of a function, which is called again only when its result before is there. */
async function* inTurn<Item, Result>(
  items: Iterable<Item>,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  for (const item of items) yield run(item)
}

type Reached = () => readonly string[] | Promise<readonly string[]>

async function exchange(row: Row, host: Host, reached: Reached): Promise<readonly DoneExchange[]> {
  const exchanges = exchangesOf(row)
  if (!('order' in row) || row.order === 'at-once') {
    return Promise.all(exchanges.map((one, index) => send(one, index, host, reached)))
  }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const done: DoneExchange[] = []
    const inOrder = inTurn(exchanges.entries(), ([index, one]) => send(one, index, host, reached, agent))
    for await (const each of inOrder) done.push(each)
    return done
  } finally {
    agent.destroy()
  }
}

async function send(
  one: Exchange,
  index: number,
  { port }: Host,
  reached: Reached,
  agent?: Agent,
): Promise<DoneExchange> {
  const ticket = createTicket()
  const headers = [...one.request.headers, [ticketHeader, ticket] as const]
  let response: RawResponse
  try {
    response = await request(port, { ...one.request, headers }, agent === undefined ? {} : { agent })
  } catch (error) {
    return { index, request: one.request, faults: [`no answer: ${String(error)}`], response: undefined }
  }
  // A host that answers and then runs the application all the same does so in this turn of the loop.
  await soon()
  const runs = (await reached()).filter((each) => each === ticket).length
  return { index, request: one.request, faults: compare(one, { response, reached: runs }), response }
}
