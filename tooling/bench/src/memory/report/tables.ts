import Table from 'cli-table3'
import { bytes, digits, megabytes, spread } from '../../figures.ts'
import type { Judged } from '../goals.ts'
import type { Memory } from '../results.ts'

/** A table before it is drawn for somebody. */
export interface Drawn {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Which columns are numbers. */
  readonly numbers: ReadonlySet<number>
}

/** Who holds how much for a list of origins. */
export function originsTable({ size, holders }: Memory['origins']): Drawn {
  return {
    heads: ['', 'RSS, MB', 'heap, MB', 'heap, bytes by the origin'],
    rows: holders.map(({ shown, rss, heap }) => [
      shown,
      spread(rss, megabytes),
      spread(heap, megabytes),
      digits(heap.median / size),
    ]),
    numbers: new Set([1, 2, 3]),
  }
}

/** What decisions allocate. */
export function decisionsTable(decisions: Memory['decisions']): Drawn {
  return {
    heads: ['case', 'decision', 'allocated'],
    rows: decisions.map(({ id, isAllowed, bytes: allocated }) => [
      id,
      isAllowed ? 'allowed' : 'refused',
      allocated === undefined ? '' : spread(allocated, bytes),
    ]),
    numbers: new Set([2]),
  }
}

/** What a server held, look by look. */
export function soakTable({ requests, looks }: NonNullable<Memory['soak']>): Drawn {
  const each = requests / (looks.length - 1)
  return {
    heads: ['requests', 'heap, kB', 'RSS, kB'],
    rows: looks.map(({ heap, rss }, tenths) =>
      [tenths * each, heap / 1000, rss / 1000].map((number) => Math.round(number).toLocaleString('en')),
    ),
    numbers: new Set([0, 1, 2]),
  }
}

/** A line for each goal, reached or not. */
export function goalsTable(judged: readonly Judged[]): Drawn {
  return {
    heads: ['what', 'at most', 'is', ''],
    rows: judged.map(({ what, atMost, is, isReached }) => [
      what,
      atMost,
      is,
      isReached ? 'reached' : 'missed',
    ]),
    numbers: new Set([1, 2]),
  }
}

/** For people at a terminal, without rules between the rows. */
export function drawTable({ heads, rows, numbers }: Drawn): string {
  const table = new Table({
    style: { head: [], border: [] },
    colAligns: heads.map((_, column) => (numbers.has(column) ? 'right' : 'left')),
  })
  table.push(
    [...heads],
    heads.map((_, column) => rows.map((row) => row[column] ?? '').join('\n')),
  )
  return table.toString()
}
