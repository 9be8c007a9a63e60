import { digits, spread } from '../../figures.ts'
import { judgeMemory } from '../goals.ts'
import type { Memory, Soaked } from '../results.ts'
import { flatnessOf } from '../soak/flatness.ts'
import { type Drawn, decisionsTable, goalsTable, originsTable, soakTable } from './tables.ts'

/** One subject of the room. */
export interface Chapter {
  readonly title: string
  /** What the numbers are. */
  readonly text: readonly string[]
  readonly table: Drawn
}

/** All that there is to say, for a terminal as for a page. */
export function chaptersOf(memory: Memory): readonly Chapter[] {
  const { origins, decisions, soak } = memory
  const judged = judgeMemory(memory)
  return [
    {
      title: `${origins.size.toLocaleString('en')} exact origins`,
      text: [
        'What a process takes to hold them, with the package that does, beyond what an empty one has. Every line but',
        'the first counts the list itself, which the application has in any case. RSS: with whatever is left of making',
        `it; heap: after everything that nobody holds was collected. Medians of ${origins.runs} fresh processes, and what`,
        'eight of ten lie in.',
      ],
      table: originsTable(origins),
    },
    {
      title: 'A decision',
      text: [
        'What the heap grows by with a `decide` of `@cors/core`, the request being there before. Medians of rounds of',
        'many decisions, and what eight of ten lie in.',
      ],
      table: decisionsTable(decisions),
    },
    ...(soak === undefined ? [] : [soakChapter(soak)]),
    ...(judged.length === 0 ? [] : [{ title: 'Goals', text: [], table: goalsTable(judged) }]),
  ]
}

function soakChapter(soak: Soaked): Chapter {
  const { growth, atMost, isFlat } = flatnessOf(soak)
  return {
    title: 'A server that answers many requests',
    text: [
      'Express with `@cors/express`, over loopback: allowed by name, by a wildcard, by a predicate, refused, malformed,',
      'preflights of all three, 8 KB of `Origin` and of `Access-Control-Request-Headers`, and policies made by the',
      `request, each with texts that no other has. ${soak.warmUp.toLocaleString('en')} requests before the first look; every look is`,
      'after everything that nobody holds was collected.',
      `Over the last eight tenths the heap grows by ${spread(growth, digits)} bytes with a request;`,
      `up to ${digits(atMost)} is flat. It is ${isFlat ? '' : 'not '}flat.`,
    ],
    table: soakTable(soak),
  }
}
