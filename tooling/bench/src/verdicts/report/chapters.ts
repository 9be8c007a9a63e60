import type { Chapter } from '../../memory/report/chapters.ts'
import { goalsTable } from '../../memory/report/tables.ts'
import { judgeVerdicts } from '../goals.ts'
import type { Verdicts } from '../results.ts'
import { memoryTable, ratioTable, timeTable } from './tables.ts'

/** All that there is to say, for a terminal as for a page. */
export function chaptersOf(verdicts: Verdicts): readonly Chapter[] {
  const { timed, rounds } = verdicts
  return [
    {
      title: 'Microseconds',
      text: [
        'What a call of `evaluate` of `@cors/browser` takes, by the engine that it speaks for. The exchanges are there',
        'before the time begins, as a file of them gives them, each with texts of its own. `simple/...`: a GET to a server',
        'of the same site, allowed with credentials, or blocked for a wrong `Access-Control-Allow-Origin`.',
        '`preflighted/...`: a PUT with two header fields, allowed, or refused with three violations. `redirects/3`: a GET',
        'that is sent on to three other origins. `headers/50`: a GET whose answer has 50 header lines, all exposed.',
        `Medians of ${rounds} rounds in which all cases of all engines take turns, in one process that is warm, and what`,
        `eight of ten lie in. ${sayDropped(timed)}`,
      ],
      table: timeTable(timed),
    },
    {
      title: 'To `simple/allowed`',
      text: ['In the same engine. ~ where the two overlap: then the run tells no difference.'],
      table: ratioTable(timed),
    },
    { title: 'Allocated', text: ['What the heap grows by with a call.'], table: memoryTable(timed) },
    {
      title: 'Goals',
      text: ['Of medians. ~ where the run might as well have said the opposite.'],
      table: goalsTable(judgeVerdicts(verdicts)),
    },
  ]
}

/** What did not count. */
function sayDropped(timed: Verdicts['timed']): string {
  const dropped = timed.reduce((sum, each) => sum + each.dropped, 0)
  if (dropped === 0) return 'In no batch of calls was memory collected.'
  return `${dropped} ${dropped === 1 ? 'batch' : 'batches'} of calls did not count, since memory was collected in the midst of it.`
}
