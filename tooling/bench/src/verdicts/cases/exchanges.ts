import type { Answer, Exchange, HeaderLine, Hop } from '@cors/browser'

// What nearly every server sends.
const usual: readonly HeaderLine[] = [
  ['Content-Type', 'application/json; charset=utf-8'],
  ['Content-Length', '512'],
  ['Date', 'Sat, 21 Nov 2026 12:00:00 GMT'],
  ['Vary', 'Origin'],
]

const written: Partial<Exchange['request']> = {
  method: 'PUT',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Token', 'a1b2c3'],
  ],
  body: '{}',
}

/** The page of a turn. */
export function pageOf(turn: number): string {
  return `https://app-${turn}.example.com`
}

/** What a page asks of a server of its own site, and what stands there. */
export function simple(turn: number, request: Partial<Exchange['request']>, response: Answer): Exchange {
  const hop = at(turn, response)
  return { request: { documentOrigin: pageOf(turn), url: hop.url, ...request }, hops: [hop] }
}

/** The same of what is asked for before it is sent. */
export function preflighted(turn: number, preflight: Answer): Exchange {
  const origin = pageOf(turn)
  const hop = { ...at(turn, answer([['Access-Control-Allow-Origin', origin]])), preflight }
  return { request: { documentOrigin: origin, url: hop.url, ...written }, hops: [hop] }
}

/** A GET that is sent on so many times, each time to another origin. */
export function redirected(turn: number, times: number): Exchange {
  const urls = Array.from({ length: times + 1 }, (_, hop) => `https://api-${hop}.example.com/notes/${turn}`)
  const hops = urls.map((url, hop): Hop => {
    const next = urls[hop + 1]
    const headers: readonly HeaderLine[] = [['Access-Control-Allow-Origin', '*']]
    return {
      url,
      response: next === undefined ? answer(headers) : answer([...headers, ['Location', next]], 302),
    }
  })
  return { request: { documentOrigin: pageOf(turn), url: urls[0] ?? '' }, hops }
}

/** With what nearly every server sends besides. */
export function answer(headers: readonly HeaderLine[], status = 200): Answer {
  return { status, headers: [...usual, ...headers] }
}

/** With so many header lines in all. */
export function answerOfLines(count: number, turn: number, headers: readonly HeaderLine[]): Answer {
  const { status, headers: known } = answer(headers)
  const others = Array.from({ length: count - known.length }, (_, index): HeaderLine => [
    `X-Detail-${index}`,
    `${index} of ${turn}`,
  ])
  return { status, headers: [...others, ...known] }
}

function at(turn: number, response: Answer): Hop {
  return { url: `https://api.example.com/notes/${turn}`, response }
}
