import type { Asked, Contended, Costs, EndToEnd, Measured } from '../src/end-to-end/results.ts'
import type { Spread } from '../src/statistics.ts'
import { around, footprint } from './measured.ts'

/** What one who answered rightly costs: a server without a framework and this. */
export function costing(added: number | undefined, perSecond = 20_000): Costs {
  return {
    processor: around(40 + (added ?? 0)),
    added: added === undefined ? undefined : beside(added),
    perSecond: around(perSecond),
    busy: around(1),
  }
}

/** The same on the other side of zero. */
function beside(median: number): Spread {
  const { low, high } = around(median)
  return { median, low: Math.min(low, high), high: Math.max(low, high) }
}

export function contended(role: Contended['role'], costs: Costs): Contended {
  return { role, answer: { status: 200, fields: { vary: 'Origin' } }, costs }
}

const bare: Contended = { role: 'bare', answer: { status: 200, fields: {} }, costs: costing(undefined) }

/** Of round numbers: half of what the peer adds, a tenth more than by hand. */
export const get: Asked = {
  id: 'allowed/10',
  contenders: [
    bare,
    contended('by hand', costing(10)),
    contended('peer', costing(22, 10_000)),
    contended('ours', costing(11, 15_000)),
  ],
}

/** One in which the answer of ours in the framework is wrong, and in front of it costs less than nothing. */
export const preflight: Asked = {
  id: 'preflight/allowed',
  contenders: [
    { ...bare, answer: { status: 204, fields: {} } },
    contended('by hand', costing(10)),
    contended('peer', costing(60, 8000)),
    { ...contended('ours', costing(11)), costs: undefined, fault: 'a browser would not grant it' },
    contended('by hand in front', costing(-21, 48_000)),
    contended('withCors', costing(-20, 32_000)),
  ],
}

export function measured(name: string, ...requests: readonly Asked[]): Measured {
  return { name, packages: [`${name} 5.3.0`, 'tills 2.8.6'], peer: 'tills', ours: '@cors/shop', requests }
}

// Express, since goals are for what there is.
export const endToEnd: EndToEnd = {
  machine: footprint.machine,
  commit: 'abc1234',
  command: 'pnpm bench end-to-end',
  rounds: 21,
  amount: 2500,
  connections: 32,
  frameworks: [measured('express', get, preflight), measured('shop', get)],
}
