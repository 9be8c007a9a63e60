import type { Message } from './case.ts'

// What nearly every client sends.
const usual: Message['fields'] = [
  ['Host', 'api.example.com'],
  ['User-Agent', 'Mozilla/5.0'],
  ['Accept', '*/*'],
  ['Accept-Encoding', 'gzip'],
  ['Connection', 'keep-alive'],
]

/** What a preflight asks for. */
export interface Asked {
  readonly method: string
  readonly headers: string
}

export const threeHeaders = 'content-type,x-requested-with,x-token'

/** A request that belongs to no other site. */
export function plain(path = '/'): Message {
  return { method: 'GET', path, fields: usual }
}

export function from(origin: string, path = '/'): Message {
  return { method: 'GET', path, fields: [...usual, ['Origin', origin]] }
}

export function preflight(
  origin: string,
  { method = 'PUT', headers = threeHeaders }: Partial<Asked> = {},
  path = '/',
): Message {
  return {
    method: 'OPTIONS',
    path,
    fields: [
      ...usual,
      ['Origin', origin],
      ['Access-Control-Request-Method', method],
      ['Access-Control-Request-Headers', headers],
    ],
  }
}
