import { type CorsDecision, mergeVary, policyFields } from '@cors/core'
import { warnOfOwnField } from './warnings.ts'

/**
 * Makes a response's fields those of the decision: what else a handler has set of their kind goes, and `Vary`
 * keeps what it has. Touches nothing that stands right already.
 *
 * @throws {TypeError} before anything is changed, if the fields cannot be.
 */
export function assertFields(headers: Headers, decision: CorsDecision, request: Request): void {
  let isOwn = false
  let isVarying = false
  // One look at all names: to ask for each of a policy's takes ten times as long.
  for (const name of headers.keys()) {
    if (name === 'vary') isVarying = true
    else if (name.startsWith('access-control-')) isOwn = true
  }
  if (isOwn) putRight(headers, decision, request)
  else setFields(headers, decision)
  const { vary } = decision
  if (vary.length === 0) return
  const current = isVarying ? headers.get('vary') : null
  const merged = mergeVary(current ?? undefined, vary)
  if (merged !== current) headers.set('Vary', merged)
}

function setFields(headers: Headers, { headers: fields }: CorsDecision): void {
  // By index, here and below: an iterator for each response is more than the rest of it.
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]
    if (field !== undefined) headers.set(field[0], field[1])
  }
}

function putRight(headers: Headers, decision: CorsDecision, request: Request): void {
  for (const name of policyFields) {
    const current = headers.get(name)
    const value = valueOf(decision, name)
    if (current === value) continue
    if (value === null) headers.delete(name)
    else headers.set(name, value)
    if (current !== null) warnOfOwnField(request, name)
  }
}

function valueOf({ headers }: CorsDecision, name: string): string | null {
  for (let index = 0; index < headers.length; index++) {
    const field = headers[index]
    if (field?.[0] === name) return field[1]
  }
  return null
}
