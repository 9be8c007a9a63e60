import { nameMachine } from '../../machine.ts'
import { goals } from '../goals/goals.ts'
import { judgeGoals } from '../goals/judge-goals.ts'
import type { Contended, EndToEnd, Measured } from '../results.ts'
import { listAnswers } from './answers.ts'
import { drawGoals } from './goals-table.ts'
import { drawTable } from './table.ts'

/** All of it for people. */
export function describeEndToEnd(data: EndToEnd): string {
  const { machine, commit, command, frameworks } = data
  const judged = judgeGoals(goals, frameworks)
  return [
    nameMachine(machine),
    `Commit ${commit}. ${command}`,
    ...howMeasured(data),
    ...frameworks.flatMap((each) => ['', `What they answered on ${each.name}:`, ...listAnswers(each)]),
    ...frameworks.flatMap((each) => ['', `${each.packages.join(', ')}.`, drawTable(each)]),
    ...(judged.length === 0 ? [] : ['', 'Goals, which are aims: nothing fails by them.', drawGoals(judged)]),
  ].join('\n')
}

/** What the numbers are. */
export function howMeasured({ rounds, amount, connections, frameworks }: EndToEnd): readonly string[] {
  return [
    'Microseconds of processor time that a server takes for a request over loopback, with all that Node and the',
    'system do for it, and what this adds to the bare framework: a GET that a route answers, or for a preflight a',
    'bare head where the policy would stand. One process for all applications of a framework, another that asks.',
    'What stands in front of a framework, as `withCors` does, answers preflights for less than the framework takes.',
    `Medians of ${rounds} rounds in which all are asked in turns, ${amount.toLocaleString('en')} requests each on ${connections} connections that are`,
    'kept; what is added is less that of "bare" in the same round; and what eight of ten lie in. ~ where these',
    'overlap: then the run tells no difference.',
    ...sayBusy(frameworks),
  ]
}

// Of a processor. A server that is used to less of it waits, and what it could do in a second is not seen.
const full = 0.95

/** Whether requests per second are those of the servers. */
function sayBusy(frameworks: readonly Measured[]): readonly string[] {
  const all = frameworks.flatMap(({ requests }) =>
    requests.flatMap(({ contenders }) => contenders.flatMap(busyOf)),
  )
  if (all.length === 0) return []
  const least = Math.min(...all)
  return least >= full
    ? ['The servers were busy all the time, so that requests per second are what they can do.']
    : [
        `The servers were busy for ${Math.round(least * 100)}% of the time or more: where they waited, for the client or for a`,
        'processor that others had, requests per second are less than they can do.',
      ]
}

function busyOf({ costs }: Contended): readonly number[] {
  return costs === undefined ? [] : [costs.busy.median]
}
