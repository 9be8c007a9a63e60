import { nameMachine } from '../machine.ts'
import { spread, digits } from '../figures.ts'
import { remarksOn } from './remarks.ts'
import { type Footprint, hows } from './results.ts'
import { drawTable } from './table.ts'

/** All of it for people: how it was made, the table, and what is to be said of it. */
export function describeFootprint({ machine, rounds, contests }: Footprint): string {
  const made = [
    nameMachine(machine),
    'The framework with all that it installs; what each package adds to that.',
    ...(rounds === 0 ? ['No time was taken.'] : howTimed(rounds)),
    ...bare(contests),
  ]
  const remarks = contests.flatMap((contest) => [
    '',
    `${contest.name}:`,
    ...remarksOn(contest).map((remark) => `- ${remark}`),
  ])
  return [...made, drawTable(contests), ...remarks].join('\n')
}

function howTimed(rounds: number): readonly string[] {
  return [
    `Times and resident memory (RSS): medians of ${rounds} fresh processes, and what eight of ten lie in.`,
    '~ where these overlap: then the run tells no difference. "with framework" counts both.',
  ]
}

function bare([first]: Footprint['contests']): readonly string[] {
  const loads = first?.bare
  if (loads === undefined) return []
  return hows.map(
    (how) => `A process of ${how}() that loads nothing: ${spread(loads[how].process, digits)} ms.`,
  )
}
