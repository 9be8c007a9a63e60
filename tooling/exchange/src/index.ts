import { type RequestSettings, request } from '@cors/conformance'
import { expect } from 'vitest'

export { describeAlone, forgetGates } from './alone.ts'

// What the tests of every adapter ask with. Each adds how its host is served.

export const web = 'https://app.example.com'
export const evil = 'https://evil.example'

/** What most tests mount, and all that it grants to `web`. */
export const options: {
  readonly origin: readonly string[]
  readonly credentials: true
  readonly exposedHeaders: readonly string[]
} = { origin: [web], credentials: true, exposedHeaders: ['ETag'] }
export const granted: Fields = {
  'access-control-allow-origin': web,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'ETag',
}

/** Header values by lower-case name. */
export interface Fields {
  readonly [lowercaseName: string]: string
}

/** A request; `GET /` where nothing is said. */
export interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Fields
  readonly body?: string
}

/** A response. */
export interface Answer {
  readonly status: number
  /** Every `access-control-*` field. */
  readonly cors: Fields
  readonly vary: readonly string[]
  readonly headers: Fields
  readonly body: string
}

/** Sends a request of a page of this origin, or of no page. */
export async function send(
  port: number,
  sent: Sent = {},
  origin?: string,
  settings: RequestSettings = {},
): Promise<Answer> {
  const { method = 'GET', path = '/', headers = {}, body } = sent
  const lines = Object.entries(origin === undefined ? headers : { ...headers, origin })
  const asking = { method, path, headers: lines, ...(body === undefined ? {} : { body }) }
  const raw = await request(port, asking, settings)
  return answerOf(raw.status, raw.headers, raw.body)
}

/** Sorts the lines of a response. */
export function answerOf(
  status: number,
  lines: Iterable<readonly [name: string, value: string]>,
  body: string,
): Answer {
  const fields: { [name: string]: string } = {}
  for (const [name, value] of lines) {
    const key = name.toLowerCase()
    const earlier = fields[key]
    // A comma would make two lines look like a list.
    fields[key] = earlier === undefined ? value : `${earlier} AND ${value}`
  }
  return {
    status,
    cors: Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('access-control-'))),
    vary: (fields['vary'] ?? '').split(', ').filter((name) => name !== ''),
    headers: fields,
    body,
  }
}

/** A preflight for this method and these header names. */
export function preflight(method: string, names?: string, path = '/'): Sent {
  return {
    method: 'OPTIONS',
    path,
    headers: {
      'access-control-request-method': method,
      ...(names === undefined ? {} : { 'access-control-request-headers': names }),
    },
  }
}

/**
 * For `toEqual`: an answer of which all that is named is exactly so. To `toMatchObject`, `cors: {}` would be
 * any fields whatever.
 */
export function answerWith(expected: Partial<Answer>): object {
  return expect.objectContaining(expected) as object
}
