import type { CorsDecision, CorsRespond } from '@cors/core'
import { joinVary, setFields, spellings, valueOf, varyOf } from './cors-fields.ts'
import { fieldsSetOn } from './fields-set.ts'
import type { NodeResponse } from './response.ts'

/** Writes the head of an answer that is a decision and nothing else, beside what others have set before. */
export function writeBareAnswer(response: NodeResponse, decision: CorsRespond): void {
  const { status, vary } = decision
  if (fieldsSetOn(response) === null && !Object.hasOwn(response, 'writeHead')) {
    response.writeHead(status, flatten(decision))
    return
  }
  clear(response, decision)
  // Not by `writeHead`, which would take out each field before it adds it. And where somebody has replaced
  // that, older copies of on-headers take a flat array for an array of pairs.
  setFields(response, decision)
  if (vary.length > 0) response.setHeader('Vary', varyOf(response, decision))
  if (isMeasured(decision)) response.setHeader('Content-Length', '0')
  response.writeHead(status)
}

// An answer without a body has none of these; whoever ran before may have set them.
const ofBodies: ReadonlySet<string> = new Set(['content-length', 'content-type', 'transfer-encoding'])

function clear(response: NodeResponse, { headers }: CorsDecision): void {
  for (const name of response.getHeaderNames()) {
    const spelling = spellings.get(name)
    const isLeft = spelling === undefined ? !ofBodies.has(name) : valueOf(headers, spelling) !== undefined
    if (!isLeft) response.removeHeader(name)
  }
}

/** As names and values in turns: in one piece Node writes a head in half the time. */
function flatten(decision: CorsRespond): string[] {
  const { headers, vary } = decision
  const fields: string[] = []
  for (let index = 0; index < headers.length; index++) {
    const field = headers[index]
    if (field !== undefined) fields.push(field[0], field[1])
  }
  if (vary.length > 0) fields.push('Vary', joinVary(vary))
  if (isMeasured(decision)) fields.push('Content-Length', '0')
  return fields
}

/** RFC 9110, section 8.6: no Content-Length on a 204. */
function isMeasured({ status }: CorsRespond): boolean {
  return status !== 204
}
