import type { Case } from '../cases/case.ts'
import type { Contender, Host, Stage } from '../hosts/contender.ts'
import { runBatch } from './batch.ts'
import { countPoliciesOf } from './policies-in-force.ts'

// Calls of each contender in a case, and the fewest in all cases.
const calls = 40
const fewest = 3000

/**
 * Has everybody answer everything a few times, so that machine code is made for all kinds of requests and
 * the first case is not measured in a process that knows no other. The same whichever cases are measured.
 * Applications of many routes are left out: four of them in one process are not what anybody has.
 */
export async function season(host: Host, cases: readonly Case[]): Promise<void> {
  const plain = cases.filter(({ policy }) => policy.route === undefined)
  const staged = await Promise.all(plain.map(async (each) => ({ each, stage: await host.stage(each) })))
  const turns = staged.flatMap(({ each, stage }) =>
    stage.contenders.map((contender) => ({ each, stage, contender })),
  )
  const times = Math.ceil(fewest / (calls * Math.max(1, plain.length)))
  await Array.from({ length: times }, () => turns)
    .flat()
    .reduce((before, turn) => before.then(() => answer(turn)), Promise.resolve())
}

interface Turn {
  readonly each: Case
  readonly stage: Stage
  readonly contender: Contender
}

async function answer({ each, stage, contender }: Turn): Promise<void> {
  countPoliciesOf(each)
  await runBatch(contender, stage, each.request, { first: 0, size: calls })
}
