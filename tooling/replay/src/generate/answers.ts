import type { Answer, HeaderLine, PageRequest } from '@cors/browser'
import type { Chance } from './chance.ts'

// Kept away from, since it is not about CORS and each engine has its own habits: 1xx, which is no final answer; 407 and
// 401 with a challenge, which may ask a person; 408, 421 and 425, after which a request is made again.

/** What the answers of one exchange have in common. */
export interface Terms {
  readonly request: PageRequest
  /** The methods and header names that the request needs on its way. */
  readonly methods: readonly string[]
  readonly names: readonly string[]
}

export function generateTerms(chance: Chance, request: PageRequest): Terms {
  const method = request.method ?? 'GET'
  const names = [...new Set((request.headers ?? []).map(([name]) => name))]
  return {
    request,
    methods: [...new Set([method, normalize(method), ...chance.some(['GET', 'PUT', 'PATCH', 'DELETE'], 2)])],
    names: names.length === 0 ? ['X-Unused'] : names,
  }
}

function normalize(method: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
}

/** The headers of an answer that is right for every request, as one of the servers that there are writes them. */
function allow(chance: Chance, { request }: Terms): readonly HeaderLine[] {
  const isCredentialed = request.credentials === 'include'
  const origin = chance.weigh([
    [5, '{{Origin}}'],
    [isCredentialed ? 0 : 4, '*'],
    [2, request.documentOrigin],
  ])
  return [
    ['Access-Control-Allow-Origin', origin],
    ...(isCredentialed || chance.percent(20) ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
  ]
}

export function generatePreflight(chance: Chance, terms: Terms): Answer {
  const isOpen = terms.request.credentials !== 'include'
  const methods = chance.weigh([
    [6, terms.methods.join(', ')],
    [2, '{{Access-Control-Request-Method}}'],
    [isOpen ? 2 : 0, '*'],
  ])
  const names = chance.weigh([
    [4, terms.names.join(', ')],
    [2, terms.names.join(',').toLowerCase()],
    [3, '{{request-header-names}}'],
    [isOpen ? 2 : 0, '*'],
  ])
  return {
    status: chance.weigh([
      [3, 204],
      [3, 200],
      [1, chance.pick([201, 202, 206, 299])],
    ]),
    headers: [
      ...allow(chance, terms),
      ['Access-Control-Allow-Methods', methods],
      ['Access-Control-Allow-Headers', names],
      ...(chance.percent(30)
        ? [['Access-Control-Max-Age', chance.pick(['0', '5', '600', '-1', 'abc', '1.5', '+60', ''])] as const]
        : []),
    ],
  }
}

const referrerPolicies = [
  'no-referrer',
  'same-origin',
  'unsafe-url',
  'strict-origin',
  'No-Referrer',
  'unknown',
  'origin, no-referrer',
  'no-referrer, unknown',
  'no-referrer,, origin',
  '"no-referrer"',
  '',
] as const

export function generateRedirect(chance: Chance, terms: Terms, location: string): Answer {
  return {
    status: chance.pick([301, 302, 302, 303, 307, 307, 308]),
    headers: [
      ...allow(chance, terms),
      ['Location', location],
      ...(chance.percent(12) ? [['Referrer-Policy', chance.pick(referrerPolicies)] as const] : []),
    ],
  }
}

export function generateResponse(chance: Chance, terms: Terms): Answer {
  const exposed = chance.weigh<string | undefined>([
    [5, undefined],
    [3, 'X-Custom'],
    [1, 'x-custom, X-Other'],
    [1, '*'],
  ])
  const more: readonly HeaderLine[] = [
    ['Content-Type', 'text/plain'],
    ['X-Custom', '1'],
    ['X-Other', '2'],
    ['X-Custom', 'again'],
    ['ETag', '"1"'],
    ['Cache-Control', 'no-store'],
    ['Content-Language', 'en'],
    ['Expires', 'Thu, 01 Dec 1994 16:00:00 GMT'],
    ['Last-Modified', 'Thu, 01 Dec 1994 16:00:00 GMT'],
    ['Pragma', 'x'],
  ]
  return {
    status: chance.weigh([
      [60, 200],
      [20, chance.pick([201, 202, 203, 204, 205, 206, 299])],
      [30, chance.pick([300, 304, 400, 401, 403, 404, 405, 410, 413, 418, 429, 500, 502, 503, 504, 599])],
    ]),
    headers: [
      ...allow(chance, terms),
      ...(exposed === undefined ? [] : [['Access-Control-Expose-Headers', exposed] as const]),
      ...chance.some(more, 1 + chance.below(5)),
    ],
  }
}
