import type { Row } from './row.ts'
import { actualRows } from './rows/actual.ts'
import { classifyRows } from './rows/classify.ts'
import { connectionRows } from './rows/connection.ts'
import { errorRows } from './rows/errors.ts'
import { grantRows } from './rows/grants.ts'
import { malformedRows } from './rows/malformed.ts'
import { originRows } from './rows/origin.ts'
import { policyRows } from './rows/policy.ts'
import { predicateRows } from './rows/predicate.ts'
import { preflightHeadersRows } from './rows/preflight-headers.ts'
import { preflightMethodRows } from './rows/preflight-method.ts'
import { preflightRows } from './rows/preflight.ts'
import { responseRows } from './rows/response.ts'
import { routeRows } from './rows/route.ts'
import { varyRows } from './rows/vary.ts'

/** The table: frozen data. */
export const rows: readonly Row[] = freeze([
  ...classifyRows,
  ...originRows,
  ...malformedRows,
  ...predicateRows,
  ...actualRows,
  ...preflightRows,
  ...preflightMethodRows,
  ...preflightHeadersRows,
  ...varyRows,
  ...responseRows,
  ...grantRows,
  ...errorRows,
  ...policyRows,
  ...routeRows,
  ...connectionRows,
])

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freeze(part)
    Object.freeze(value)
  }
  return value
}
