import { STATUS_CODES } from 'node:http'
import {
  type Answer,
  type Engine,
  type Exchange,
  type HeaderLine,
  type OutgoingRequest,
  simulate,
} from '@cors/browser'

/** A request that a browser sends, and the answer. */
export interface Leg {
  readonly isPreflight: boolean
  readonly isAnswered: boolean
  /** Raw. */
  readonly text: string
}

/** What goes over the wire, as far as a browser gets. */
export async function legsOf({ request, hops }: Exchange, engine: Engine): Promise<readonly Leg[]> {
  const legs: Leg[] = []
  await simulate(
    request,
    async (sent) => {
      const hop = hops[sent.hop]
      const answered = (sent.isPreflight ? hop?.preflight : hop?.response) ?? null
      legs.push({
        isPreflight: sent.isPreflight,
        isAnswered: answered !== null,
        text: [rawRequest(sent), ...(answered === null ? [] : [rawAnswer(answered)])].join('\n\n'),
      })
      return answered
    },
    { engine },
  )
  return legs
}

function rawRequest({ method, url, headers, body }: OutgoingRequest): string {
  const { host, pathname, search } = new URL(url)
  const head = raw(`${method} ${pathname}${search} HTTP/1.1`, [['Host', host], ...headers])
  return body === undefined ? head : `${head}\n\n${body}`
}

function rawAnswer({ status, headers }: Answer): string {
  return raw(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, headers)
}

function raw(first: string, headers: readonly HeaderLine[]): string {
  // A NUL would make a binary file of the page.
  return [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n').replaceAll('\0', '␀')
}
