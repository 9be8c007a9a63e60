import { type CorsDecision, mergeVary, policyFields } from '@cors/core'
import { type FieldsSet, fieldsSetOn } from './fields-set.ts'
import type { NodeResponse } from './response.ts'
import { warnOfOwnField } from './warnings.ts'

/** What a policy decides over: each name as Node keeps it, and as decisions spell it. */
export const spellings: ReadonlyMap<string, string> = new Map(
  policyFields.map((name) => [name.toLowerCase(), name]),
)

/** Letters in the shortest of these names. */
export const shortestField: number = Math.min(...[...spellings.keys()].map(({ length }) => length))

const lowercase: ReadonlyMap<string, string> = new Map(
  [...spellings].map(([name, spelling]) => [spelling, name]),
)

/** Makes the response's fields those of the decision, whatever has become of them since they were set. */
export function assertFields(response: NodeResponse, decision: CorsDecision): void {
  const fields = fieldsSetOn(response)
  if (fields === undefined || (fields !== null && !stand(fields, decision))) putRight(response, decision)
  else if (fields === null) setFields(response, decision)
  const { vary } = decision
  if (vary.length === 0) return
  const isUnset = fields === null || (fields !== undefined && fields['vary'] === undefined)
  const current = isUnset ? undefined : response.getHeader('vary')
  const merged = current === undefined ? joinVary(vary) : mergeVary(current, vary)
  if (merged !== current) response.setHeader('Vary', merged)
}

/** Whether the decision's fields stand as they were set, and no others of their kind: so it nearly always is. */
function stand(fields: FieldsSet, { headers }: CorsDecision): boolean {
  let count = 0
  // One by one: names that are known beforehand are found at once.
  const allowed = fields['access-control-allow-origin']
  if (allowed !== undefined) count++
  if (fields['access-control-allow-credentials'] !== undefined) count++
  if (fields['access-control-expose-headers'] !== undefined) count++
  if (fields['access-control-allow-methods'] !== undefined) count++
  if (fields['access-control-allow-headers'] !== undefined) count++
  if (fields['access-control-max-age'] !== undefined) count++
  if (fields['access-control-allow-private-network'] !== undefined) count++
  if (count !== headers.length) return false
  // The origin stands first, and most often alone.
  if (allowed?.[1] !== headers[0]?.[1]) return false
  for (let index = 1; index < headers.length; index++) {
    const field = headers[index]
    if (field !== undefined && fields[lowercase.get(field[0]) ?? '']?.[1] !== field[1]) return false
  }
  return true
}

/** The same by the methods of the response alone, and said to a developer where something has to be undone. */
function putRight(response: NodeResponse, decision: CorsDecision): void {
  let standing = 0
  for (const name of response.getHeaderNames()) {
    if (name.startsWith('access-control-') && standsRight(response, decision, name)) standing += 1
  }
  // Absent: an error handler has cleared the head, which is what is held against.
  if (standing < decision.headers.length) setFields(response, decision)
}

/** Merges the decision's `Vary` into that of the response. */
export function varyOf(response: NodeResponse, { vary }: CorsDecision): string {
  const current = response.getHeader('vary')
  return current === undefined ? joinVary(vary) : mergeVary(current, vary)
}

// Decisions share their lists of names: of a policy there are two or three.
const joined = new WeakMap<readonly string[], string>()

/** Of names alone, for a response that has none. */
export function joinVary(names: readonly string[]): string {
  let text = joined.get(names)
  if (text === undefined) {
    text = mergeVary(undefined, names)
    joined.set(names, text)
  }
  return text
}

/** Sets the decision's fields. */
export function setFields(response: NodeResponse, { headers }: CorsDecision): void {
  // By index, here and below: an iterator for each request is more than the rest of it.
  for (let index = 0; index < headers.length; index++) {
    const field = headers[index]
    if (field !== undefined) response.setHeader(field[0], field[1])
  }
}

/** Removes the fields that are for a policy to set and that this decision does not have. */
export function dropFields(response: NodeResponse, decision: CorsDecision): void {
  for (const name of response.getHeaderNames()) {
    const spelling = spellings.get(name)
    if (spelling !== undefined && valueOf(decision.headers, spelling) === undefined)
      response.removeHeader(name)
  }
}

/** Puts one field right. What the policy has not set, a handler has. */
function standsRight(response: NodeResponse, decision: CorsDecision, name: string): boolean {
  const spelling = spellings.get(name)
  if (spelling === undefined) return false
  const value = valueOf(decision.headers, spelling)
  if (value === undefined) response.removeHeader(name)
  else if (response.getHeader(name) === value) return true
  else response.setHeader(spelling, value)
  warnOfOwnField(response, name)
  return value !== undefined
}

/** What a decision has of a field, by the name as decisions spell it. */
export function valueOf(headers: CorsDecision['headers'], spelling: string): string | undefined {
  for (let index = 0; index < headers.length; index++) {
    const field = headers[index]
    if (field?.[0] === spelling) return field[1]
  }
  return undefined
}
