import type { Volley } from './fire.ts'

export const tenant = 'load-test'
export const warm = names('warm', 10)
export const crowd = names('crowd', 500)
/** In the table like the others, but nobody asks for them before the database has died. */
export const late = names('late', 500)

const known = new Set([...warm, ...crowd])
const listed = new Set([...known, ...late])

function names(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `https://${word}-${index}.example`)
}

export interface Phase extends Volley {
  readonly name: string
  /** What happens to the database at its beginning. */
  readonly turn?: 'stall' | 'restore'
  readonly isDead?: true
  /** Where it takes the deadline to see anything. */
  readonly leastSeconds?: number
  /** What must be so, beyond that everybody is answered as they should be. */
  readonly mustBe: 'all allowed' | 'all refused' | 'both'
  /** How often each known origin may be asked for at first; strangers are no bound. */
  readonly origins?: readonly string[]
}

export const phases: readonly Phase[] = [
  {
    name: 'warm: a few origins',
    mustBe: 'all allowed',
    origins: warm,
    nextOrigin: inTurn(warm),
    isAllowed: (origin) => known.has(origin),
  },
  {
    name: 'a crowd of allowed origins',
    mustBe: 'all allowed',
    origins: crowd,
    nextOrigin: inTurn(crowd),
    isAllowed: (origin) => known.has(origin),
  },
  {
    name: 'a flood of unknown origins, one in five known',
    mustBe: 'both',
    nextOrigin: mixed(4, strangers('flood'), inTurn(warm)),
    isAllowed: (origin) => known.has(origin),
  },
  {
    name: 'database dead: known origins',
    turn: 'stall',
    isDead: true,
    // Answers age first, and are asked for again then.
    leastSeconds: 5,
    mustBe: 'all allowed',
    origins: warm,
    nextOrigin: inTurn(warm),
    isAllowed: (origin) => known.has(origin),
  },
  {
    name: 'database dead: new origins',
    isDead: true,
    leastSeconds: 5,
    mustBe: 'all refused',
    nextOrigin: mixed(1, strangers('dead'), inTurn(late)),
    isAllowed: (origin) => known.has(origin),
  },
  {
    name: 'database back: new origins',
    turn: 'restore',
    mustBe: 'all allowed',
    origins: late,
    nextOrigin: inTurn(late),
    isAllowed: (origin) => listed.has(origin),
  },
]

function inTurn(origins: readonly string[]): () => string {
  let turn = 0
  return () => origins[turn++ % origins.length] ?? ''
}

function strangers(word: string): () => string {
  let count = 0
  return () => `https://${word}-${count++}.test`
}

/** So many of the first kind, then one of the second. */
function mixed(many: number, first: () => string, second: () => string): () => string {
  let turn = 0
  return () => (turn++ % (many + 1) === many ? second() : first())
}
