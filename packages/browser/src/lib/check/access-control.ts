import { type Fault, noFaults } from './fault.ts'
import { combinedValue, valuesOf } from '../http/header-lines.ts'
import type { HeaderLine } from '../exchange.ts'
import { parseUrl } from '../origin/origin.ts'

const allowOrigin = 'access-control-allow-origin'
const allowCredentials = 'access-control-allow-credentials'

/** Fetch, 4.10, CORS check: what it fails for, in its order. `origin` is the request's, serialised. */
export function accessControlFaults(
  lines: readonly HeaderLine[],
  origin: string,
  isCredentialed: boolean,
  isPreflight: boolean,
): readonly Fault[] {
  const values = valuesOf(lines, allowOrigin)
  const value = values.length < 2 ? values[0] : values.join(', ')
  if (value === '*' && !isCredentialed) return noFaults
  const fault =
    value === origin ? undefined : originFault(value, values.length > 1, isCredentialed, isPreflight)
  if (!isCredentialed) return fault === undefined ? noFaults : [fault]
  const credentials = combinedValue(lines, allowCredentials)
  if (credentials === 'true') return fault === undefined ? noFaults : [fault]
  const refused: Fault = { reason: 'acac-not-true', header: allowCredentials, value: credentials }
  return fault === undefined ? [refused] : [fault, refused]
}

function originFault(
  value: string | undefined,
  isRepeated: boolean,
  isCredentialed: boolean,
  isPreflight: boolean,
): Fault {
  if (value === undefined) {
    return { reason: isPreflight ? 'preflight-acao-missing' : 'acao-missing', header: allowOrigin }
  }
  const at = { header: allowOrigin, value }
  if (value === '*' && isCredentialed) return { reason: 'acao-wildcard-with-credentials', ...at }
  if (isRepeated || /[ ,]/u.test(value)) return { reason: 'acao-multiple', ...at, isRepeated }
  if (value !== 'null' && parseUrl(value) === undefined) return { reason: 'acao-invalid', ...at }
  return { reason: isPreflight ? 'preflight-acao-mismatch' : 'acao-mismatch', ...at }
}
