import { nameMachine } from '../../machine.ts'
import { goals } from '../goals/goals.ts'
import { judgeGoals } from '../goals/judge-goals.ts'
import type { Calls } from '../results.ts'
import { listAnswers } from './answers.ts'
import { drawGoals } from './goals-table.ts'
import { drawTable } from './table.ts'

/** All of it for people. */
export function describeCalls(calls: Calls): string {
  const { machine, commit, command, hosts } = calls
  const judged = judgeGoals(goals, hosts)
  return [
    nameMachine(machine),
    `Commit ${commit}. ${command}`,
    ...howMeasured(calls),
    ...hosts.flatMap((host) => ['', `What they answered on ${host.name}:`, ...listAnswers(host)]),
    ...hosts.flatMap((host) => ['', `${host.packages.join(', ')}.`, drawTable(host)]),
    ...(judged.length === 0 ? [] : ['', 'Goals, which are aims: nothing fails by them.', drawGoals(judged)]),
  ].join('\n')
}

/** What the numbers are. */
export function howMeasured({ rounds, hosts }: Calls): readonly string[] {
  return [
    'Nanoseconds and bytes that a call adds to what it takes without CORS, which is under "nothing": a head that',
    'the application writes, in the framework around it where the framework is measured whole. A preflight is',
    'measured to the end of its answer, and against a head in the same place. What has one policy is measured as if',
    'its process had no other, as on a server.',
    `Medians of ${rounds} rounds in which all answer in turns, each less that of "nothing" in the same round, and what`,
    'eight of ten lie in. ~ where these overlap: then the run tells no difference.',
    sayDropped(hosts),
  ]
}

/** What did not count. */
function sayDropped(hosts: Calls['hosts']): string {
  const contended = hosts.flatMap(({ cases }) => cases.flatMap(({ contenders }) => contenders))
  const dropped = contended.reduce((sum, each) => sum + each.dropped, 0)
  if (dropped === 0) return 'In no batch of calls was memory collected.'
  return `${dropped} ${dropped === 1 ? 'batch' : 'batches'} of calls did not count, since memory was collected in the midst of it.`
}
