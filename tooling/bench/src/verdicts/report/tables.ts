import type { Engine } from '@cors/browser'
import { ratioOf } from '../../calls/report/ratios.ts'
import { bytes, digits, spread } from '../../figures.ts'
import type { Drawn } from '../../memory/report/tables.ts'
import { engines } from '../engines.ts'
import type { Timed, Verdicts } from '../results.ts'

type Many = Verdicts['timed']

/** What the others are compared with, in the same engine. */
const usual = 'simple/allowed'

/** What a call takes. */
export function timeTable(timed: Many): Drawn {
  return tableOf(timed, ({ microseconds }) =>
    microseconds === undefined ? '' : spread(microseconds, digits),
  )
}

/** How many times as much as the usual one takes. */
export function ratioTable(timed: Many): Drawn {
  return tableOf(
    timed,
    ({ engine, microseconds }) => {
      const other = find(timed, usual, engine)?.microseconds
      return microseconds === undefined || other === undefined ? '' : ratioOf(microseconds, other)
    },
    usual,
  )
}

/** What a call allocates. */
export function memoryTable(timed: Many): Drawn {
  return tableOf(timed, (each) => (each.bytes === undefined ? '' : bytes(each.bytes.median)))
}

/** A line for each case, and a column for each engine. */
function tableOf(timed: Many, show: (each: Timed) => string, without?: string): Drawn {
  const ids = [...new Set(timed.map(({ id }) => id))].filter((id) => id !== without)
  const cellOf = (id: string, engine: Engine): string => {
    const each = find(timed, id, engine)
    return each === undefined ? '' : show(each)
  }
  return {
    heads: ['case', ...engines],
    rows: ids.map((id) => [id].concat(engines.map((engine) => cellOf(id, engine)))),
    numbers: new Set(engines.map((_, column) => column + 1)),
  }
}

function find(timed: Many, wanted: string, of: Engine): Timed | undefined {
  return timed.find(({ id, engine }) => id === wanted && engine === of)
}
