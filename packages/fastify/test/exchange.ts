import type { AddressInfo } from 'node:net'
import { request } from '@cors/conformance'
import type { CorsOptions } from '@cors/fastify'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'

export const web = 'https://app.example.com'
export const evil = 'https://evil.example'

/** What most tests register, and all that it grants to `web`. */
export const options: CorsOptions = { origin: [web], credentials: true, exposedHeaders: ['ETag'] }
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

/** Serves until the test is over; resolves to the port. */
export async function serve(app: FastifyInstance): Promise<number> {
  onTestFinished(async () => {
    if ('closeAllConnections' in app.server) app.server.closeAllConnections()
    await app.close()
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/** Sends a request of a page of this origin, or of no page. */
export async function send(port: number, sent: Sent = {}, origin?: string): Promise<Answer> {
  const { method = 'GET', path = '/', headers = {}, body } = sent
  const lines = Object.entries(origin === undefined ? headers : { ...headers, origin })
  // Node's client would announce a body, of no type, which Fastify refuses to read.
  if (body === undefined && !bodiless.has(method)) lines.push(['content-length', '0'])
  const raw = await request(port, { method, path, headers: lines, ...(body === undefined ? {} : { body }) })
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
