import { type Spread, spreadOf } from '../../statistics.ts'
import type { Case } from '../cases/case.ts'
import type { Contender, Host, Stage } from '../hosts/contender.ts'
import type { Contended, Measured } from '../results.ts'
import { type Answer, readAnswer } from './answer.ts'
import { runBatch } from './batch.ts'
import { createExchange } from './exchange.ts'
import { faultOf } from './judge-answer.ts'
import { addedTo } from './paired.ts'
import { countPoliciesOf } from './policies-in-force.ts'
import { type Plan, type Series, runRounds } from './rounds.ts'

// Not the first: that is for the first of a list.
const checkedTurn = 1

/** What one contender said before any time was taken. */
interface Checked {
  readonly contender: Contender
  readonly answer: Answer
  readonly fault: string | undefined
}

/** Has all contenders answer once, and then compares them. */
export async function measureCase(host: Host, each: Case, plan: Plan): Promise<Measured> {
  const stage = await host.stage(each)
  countPoliciesOf(each)
  const checked: Checked[] = []
  for await (const one of checkAll(stage, each)) checked.push(one)
  const series = await runRounds(checked.length, plan, (entry, slice) => {
    const one = checked[entry]
    if (one === undefined) throw new RangeError(`there is no contender ${entry}`)
    return runBatch(one.contender, stage, each.request, slice)
  })
  const zero = series[checked.findIndex(({ contender }) => contender.role === 'nothing')]
  return { id: each.id, contenders: checked.map((one, entry) => contend(one, series[entry], zero)) }
}

async function* checkAll(stage: Stage, each: Case): AsyncGenerator<Checked> {
  for (const contender of stage.contenders) {
    yield answerOnce(contender, stage, each).then((answer) => ({
      contender,
      answer,
      fault: contender.role === 'nothing' ? undefined : faultOf(each, each.request(checkedTurn), answer),
    }))
  }
}

async function answerOnce({ run }: Contender, { enter }: Stage, { request }: Case): Promise<Answer> {
  const exchange = createExchange(request(checkedTurn))
  enter?.(exchange)
  run(exchange)
  await new Promise((resolve) => setImmediate(resolve))
  return readAnswer(exchange)
}

function contend(
  { contender: { role }, answer, fault }: Checked,
  { batches, size }: Series = { batches: [], size: 0 },
  zero: Series | undefined,
): Contended {
  const counted = batches.filter(({ isCollected }) => !isCollected)
  const [nanoseconds, bytes] = (['nanoseconds', 'bytes'] as const).map((measure) =>
    spreadIfAny(zero === undefined ? [] : addedTo(zero.batches, batches, measure)),
  )
  const added = role === 'nothing' || nanoseconds === undefined || bytes === undefined
  return {
    role,
    answer,
    fault,
    nanoseconds: spreadIfAny(counted.map((batch) => batch.nanoseconds)),
    added: added ? undefined : { nanoseconds, bytes },
    size,
    dropped: batches.length - counted.length,
  }
}

function spreadIfAny(samples: readonly number[]): Spread | undefined {
  return samples.length === 0 ? undefined : spreadOf(samples)
}
