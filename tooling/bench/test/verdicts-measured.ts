import type { Timed, Verdicts } from '../src/verdicts/results.ts'
import type { Spread } from '../src/statistics.ts'
import { around, footprint } from './measured.ts'

/** A call that takes so long, and allocates a hundred bytes for each microsecond. */
export function timed(id: string, engine: Timed['engine'], microseconds: Spread, dropped = 0): Timed {
  return { id, engine, microseconds, bytes: around(microseconds.median * 100), size: 200, dropped }
}

/** Of round numbers: one goal is missed, one is close, one cannot be said, and one engine is not there. */
export const measured: Verdicts = {
  machine: footprint.machine,
  commit: 'abc1234',
  command: 'pnpm bench verdicts',
  rounds: 21,
  timed: [
    timed('simple/allowed', 'standard', around(4)),
    timed('simple/allowed', 'chromium', around(19), 2),
    timed('simple/allowed', 'firefox', around(25)),
    timed('simple/blocked', 'standard', around(4.4)),
    timed('simple/blocked', 'chromium', around(5)),
    { id: 'simple/blocked', engine: 'firefox', size: 200, dropped: 21 },
    timed('headers/50', 'standard', around(40)),
    timed('headers/50', 'chromium', around(38)),
    timed('headers/50', 'firefox', around(50)),
  ],
}
