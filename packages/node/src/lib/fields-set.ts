import type { IncomingMessage } from 'node:http'
import { ServerResponse } from './builtins.ts'
import type { NodeResponse } from './response.ts'

/** What has been set on a response, by lower-case name. */
export interface FieldsSet {
  readonly [lowercaseName: string]: readonly [name: string, value: unknown] | undefined
}

/**
 * What has been set on a response: `null` if nothing has, `undefined` where only the response's methods can
 * tell, as under HTTP/2 or where somebody has replaced them.
 */
export function fieldsSetOn(response: NodeResponse): FieldsSet | null | undefined {
  const isReplaced = response.setHeader !== own.setHeader || response.getHeader !== own.getHeader
  if (mark === undefined || isReplaced) return undefined
  return (response as Marked)[mark]
}

type Marked = NodeResponse & { readonly [mark: symbol]: FieldsSet | null | undefined }

const own = ServerResponse.prototype as NodeResponse

// Where Node keeps it. It is read, never written, and only if it holds what `setHeader` was given: to ask the
// methods for seven names takes longer than a decision (decisions/014).
const mark: symbol | undefined = Object.getOwnPropertySymbols(probe()).find((symbol) => {
  const fields = (probe('X-Probe') as Marked)[symbol]
  return (probe() as Marked)[symbol] === null && fields?.['x-probe']?.[1] === 'X-Probe'
})

function probe(field?: string): NodeResponse {
  const response = new ServerResponse({ method: 'GET' } as IncomingMessage)
  if (field !== undefined) response.setHeader(field, field)
  return response
}
