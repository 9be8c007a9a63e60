import { describe, expect, it } from 'vitest'
import { type Ran, judge } from '../src/load/judge.ts'
import { phases } from '../src/load/phases.ts'

const [warm, , flood, known, strangers] = phases
const counts = { lookUps: 0, failures: 0, entries: { allowed: 10, refused: 0 } }

/** What the phase gives when all is well. */
function well(phase = warm): Ran {
  if (phase === undefined) throw new Error('there is no such phase')
  const none = { wronglyAllowed: 0, wronglyRefused: 0, errors: 0, seconds: 1 }
  const allowed = phase.mustBe === 'all refused' ? 0 : 100
  const refused = phase.mustBe === 'all allowed' ? 0 : 100
  return {
    phase,
    fired: { ...none, allowed, refused },
    before: counts,
    after: { ...counts, lookUps: 20, failures: phase.isDead ? 20 : 0 },
  }
}

interface Row {
  readonly id: string
  readonly ran: Ran
  readonly says: string
}

function fired(change: Partial<Ran['fired']>, phase = warm): Ran {
  const ran = well(phase)
  return { ...ran, fired: { ...ran.fired, ...change } }
}

function counted(change: Partial<Ran['after']>, phase = warm): Ran {
  const ran = well(phase)
  return { ...ran, after: { ...ran.after, ...change } }
}

const rows: readonly Row[] = [
  { id: 'fails-open', ran: fired({ wronglyAllowed: 1 }, strangers), says: '1 allowed that must be refused' },
  { id: 'forgets', ran: fired({ wronglyRefused: 2 }, known), says: '2 refused that must be allowed' },
  { id: 'errors', ran: fired({ errors: 3 }), says: '3 without an answer, or with an error' },
  { id: 'nobody-allowed', ran: fired({ allowed: 0, refused: 99 }), says: 'nobody was allowed' },
  { id: 'nobody-refused', ran: fired({ refused: 0 }, flood), says: 'nobody was refused' },
  { id: 'asks-too-often', ran: counted({ lookUps: 21 }), says: '21 look-ups for 10 origins' },
  {
    id: 'asks-unasked',
    ran: counted({ lookUps: 221 }, flood),
    says: '221 look-ups, more than there were requests',
  },
  { id: 'is-not-dead', ran: counted({ failures: 0 }, known), says: 'the database was not dead' },
  {
    id: 'pushes-out',
    ran: counted({ entries: { allowed: 9, refused: 0 } }, flood),
    says: 'known origins were pushed out',
  },
  {
    id: 'keeps-too-many',
    ran: counted({ entries: { allowed: 10, refused: 201 } }, flood),
    says: '201 refused origins are kept',
  },
]

describe('what the load test finds wrong', () => {
  it.each(phases)('judge/well: $name', (phase) => {
    expect(judge(well(phase))).toEqual([])
  })

  it.each(rows)('judge/$id', ({ ran, says }) => {
    expect(judge(ran)).toEqual([`${ran.phase.name}: ${says}`])
  })
})
