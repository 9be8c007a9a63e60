import type { Contested } from './results.ts'
import { type Weighed, bytesOf, packedOf } from './weigh.ts'

/** The most that an adapter may add to its framework. */
export interface Budget {
  readonly packages: number
  /** Bytes on the disk. */
  readonly unpacked: number
  /** Of these, in packages of ours. */
  readonly ours: number
  /** Bytes of tarballs. */
  readonly packed: number
}

/** Budgets by the name of the adapter. */
export interface Budgets {
  readonly [adapter: string]: Budget
}

/**
 * A little more than there is. Raise a number only with a reason for those who will install it; lower it
 * whenever it can be.
 */
export const budgets: Budgets = {
  '@cors/express': { packages: 5, unpacked: 3_760_000, ours: 325_000, packed: 890_000 },
  '@cors/koa': { packages: 5, unpacked: 3_750_000, ours: 314_000, packed: 890_000 },
  '@cors/fastify': { packages: 9, unpacked: 4_300_000, ours: 346_000, packed: 985_000 },
  '@cors/fetch': { packages: 2, unpacked: 238_000, ours: 238_000, packed: 68_000 },
  '@cors/nestjs': { packages: 16, unpacked: 5_060_000, ours: 472_000, packed: 1_145_000 },
}

/** A number of an adapter, and what it may be. */
interface Judged {
  readonly what: string
  readonly is: number
  readonly budget: number
}

/** What is over its budget, a sentence each; an adapter without one is too. */
export function findExcess(contests: readonly Contested[], allowed: Budgets): readonly string[] {
  const without = contests.map(adapterOf).filter((adapter) => allowed[adapter] === undefined)
  return [
    ...without.map((adapter) => `${adapter} has no budget.`),
    ...judge(contests, allowed)
      .filter(({ is, budget }) => is > budget)
      .map(({ what, is, budget }) => `${what}: ${count(is)}, and its budget is ${count(budget)}.`),
  ]
}

/** Budgets that are so large that they would not notice. */
export function findSlack(contests: readonly Contested[], allowed: Budgets): readonly string[] {
  return judge(contests, allowed)
    .filter(({ is, budget }) => is < budget * 0.9)
    .map(({ what, is, budget }) => `${what}: ${count(is)}, so its budget of ${count(budget)} can be lowered.`)
}

function judge(contests: readonly Contested[], allowed: Budgets): readonly Judged[] {
  return contests.flatMap((contest) => {
    const adapter = adapterOf(contest)
    const budget = allowed[adapter]
    if (budget === undefined) return []
    const { packages } = contest.ours
    const line = (what: string, is: number, most: number): Judged => ({
      what: `${adapter}, ${what}`,
      is,
      budget: most,
    })
    return [
      line('packages', packages.length, budget.packages),
      line('bytes on the disk', bytesOf(packages), budget.unpacked),
      line('bytes on the disk in packages of ours', bytesOf(packages.filter(isOurs)), budget.ours),
      line('bytes of tarballs', packedOf(packages), budget.packed),
    ]
  })
}

/** Without the version. */
function adapterOf({ ours: { shown } }: Contested): string {
  return shown.slice(0, shown.lastIndexOf(' '))
}

function isOurs({ name }: Weighed): boolean {
  return name.startsWith('@cors/')
}

function count(number: number): string {
  return number.toLocaleString('en')
}
