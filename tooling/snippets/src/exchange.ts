import { request } from '@cors/conformance'

export const web = 'https://app.example.com'
export const evil = 'https://evil.example'

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

export interface Answer {
  readonly status: number
  /** Every `access-control-*` field. */
  readonly cors: Fields
  readonly vary: string | undefined
  readonly body: string
}

/** Sends a request of a page of this origin, or of no page. */
export async function send(port: number, sent: Sent = {}, origin?: string): Promise<Answer> {
  const { method = 'GET', path = '/', headers = {}, body } = sent
  const lines = Object.entries(origin === undefined ? headers : { ...headers, origin })
  const raw = await request(port, { method, path, headers: lines, ...(body === undefined ? {} : { body }) })
  const fields: { [name: string]: string } = {}
  for (const [name, value] of raw.headers) {
    const key = name.toLowerCase()
    const earlier = fields[key]
    // A comma would make two lines look like a list.
    fields[key] = earlier === undefined ? value : `${earlier} AND ${value}`
  }
  return {
    status: raw.status,
    cors: Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('access-control-'))),
    vary: fields['vary'],
    body: raw.body,
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
