import type { Contended, Hosted, Measured } from '../src/calls/results.ts'
import type { Spread } from '../src/statistics.ts'
import { around } from './measured.ts'

/** One who answered rightly, and what it added. */
export function contended(
  role: Contended['role'],
  nanoseconds: Spread,
  bytes: Spread = around(1000),
): Contended {
  return {
    role,
    answer: {
      status: 200,
      fields: { vary: 'Origin', 'access-control-allow-origin': 'https://app-0.example.com' },
    },
    nanoseconds: around(nanoseconds.median + 100),
    added: { nanoseconds, bytes },
    size: 400,
    dropped: 0,
  }
}

const nothing: Contended = {
  role: 'nothing',
  answer: { status: 200, fields: {} },
  nanoseconds: around(100),
  size: 400,
  dropped: 0,
}

/** Of round numbers: half of the peer's time, a tenth more than by hand. */
export const allowed: Measured = {
  id: 'allowed/1',
  contenders: [
    nothing,
    contended('by hand', around(800), around(736)),
    contended('peer', around(1760), around(2056)),
    contended('ours', around(880), around(932)),
  ],
}

/** One in which the peer's answer is wrong. */
export const refused: Measured = {
  id: 'refused/10',
  contenders: [
    nothing,
    contended('by hand', around(400)),
    { ...contended('peer', around(10)), fault: 'a browser would grant it' },
    contended('ours', around(500)),
  ],
}

/** One in which ours takes a thousandth, and nobody could be measured by hand. */
export const large: Measured = {
  id: 'allowed/100000',
  contenders: [
    nothing,
    { ...contended('by hand', around(1)), added: undefined, nanoseconds: undefined, dropped: 21 },
    contended('peer', around(440_000)),
    contended('ours', around(440)),
  ],
}

export function hosted(name: string, ...cases: readonly Measured[]): Hosted {
  return { name, packages: [`${name} 5.3.0`, 'tills 2.8.6'], peer: 'tills', ours: '@cors/shop', cases }
}
