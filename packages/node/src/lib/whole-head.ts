import { type CorsDecision, mergeVary } from '@cors/core'
import { joinVary, shortestField, spellings, valueOf } from './cors-fields.ts'
import { fieldsSetOn } from './fields-set.ts'
import type { NodeResponse } from './response.ts'

/** The fields of a head by name, as `writeHead` takes them in an object. */
export interface WholeHead {
  readonly [name: string]: unknown
}

/**
 * The fields that a host hands over whole, completed by those of the decision: in one piece Node writes
 * them in half the time. `undefined` where they are not all there is, or something has to be put right.
 */
export function completeHead(
  response: NodeResponse,
  fields: unknown,
  decision: CorsDecision,
): WholeHead | undefined {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined
  if (fieldsSetOn(response) !== null) return undefined
  return complete(fields as WholeHead, decision)
}

function complete(fields: WholeHead, { headers, vary }: CorsDecision): WholeHead | undefined {
  let standing = 0
  let varyName: string | undefined
  for (const name in fields) {
    const lowercase = name.length === 4 || name.length >= shortestField ? name.toLowerCase() : ''
    if (lowercase === 'vary') {
      if (varyName !== undefined) return undefined
      varyName = name
      continue
    }
    const spelling = spellings.get(lowercase)
    if (spelling === undefined) continue
    // In other letters it could stand there twice.
    if (name !== lowercase || fields[name] !== valueOf(headers, spelling)) return undefined
    standing++
  }
  if (standing !== 0 && standing !== headers.length) return undefined
  // A copy: a handler may keep one head for all its responses.
  const head: { [name: string]: unknown } = { ...fields }
  for (let index = standing; index < headers.length; index++) {
    const field = headers[index]
    if (field !== undefined) head[field[0]] = field[1]
  }
  if (vary.length === 0) return head
  if (varyName !== undefined && varyName !== 'Vary') delete head[varyName]
  head['Vary'] = varyName === undefined ? joinVary(vary) : mergeVary(fields[varyName] as string, vary)
  return head
}
