import type { Answer, Exchange, HeaderLine, Hop, PageRequest } from './exchange.ts'
import { type EvaluateOptions, settingOf } from './evaluate.ts'
import type { Sent } from './sent.ts'
import { checkedAnswer } from './door.ts'
import { combineLines } from './fetch/request-headers.ts'
import { walk } from './walk.ts'
import type { Verdict } from './verdict.ts'

/** What a browser puts on the wire, for a transport to send. */
export interface OutgoingRequest {
  /** Index of the hop: 0 before any redirect. */
  readonly hop: number
  readonly url: string
  readonly method: string
  readonly isPreflight: boolean
  /** The page's headers, with `Origin` and `Access-Control-Request-*`. Neither cookies nor what a client adds by itself. */
  readonly headers: readonly HeaderLine[]
  readonly body: string | undefined
  /** Cookies and other credentials may go with it. */
  readonly isCredentialed: boolean
}

/**
 * Sends one request and gives the answer, without following a redirect. `null` or a rejection is a network error.
 */
export type Transport = (request: OutgoingRequest) => Promise<Answer | null>

/** A verdict, and the exchange that it is of, which `evaluate` takes. */
export interface Simulated extends Verdict {
  readonly exchange: Exchange
  /** What the transport rejected with, where it did: the network's error, or a fault of its own. */
  readonly cause?: unknown
}

/**
 * Does what a browser would do, with a real transport: preflights, redirects and all. It stops where the browser stops,
 * so that nothing is sent which a browser would not send.
 * @throws {TypeError} if request, engine or what the transport gives are not what the types say.
 */
export async function simulate(
  request: PageRequest,
  transport: Transport,
  options: EvaluateOptions = {},
): Promise<Simulated> {
  const course = walk(request, settingOf(options, false))
  let cause: { readonly cause: unknown } | undefined
  const hops: { -readonly [Key in keyof Hop]: Hop[Key] }[] = []
  const ask = async (sent: OutgoingRequest): Promise<Answer | null> => {
    try {
      return (await transport(sent)) ?? null
    } catch (error) {
      cause = { cause: error }
      return null
    }
  }
  const proceed = async (step: IteratorResult<Sent, Verdict>): Promise<Verdict> => {
    if (step.done === true) return step.value
    const sent = step.value
    const answer = await ask(outgoing(sent, request))
    if (answer !== null) checkedAnswer(answer)
    const hop = (hops[sent.hop] ??= { url: sent.url })
    if (sent.isPreflight) hop.preflight = answer
    else hop.response = answer
    return proceed(course.next(answer))
  }
  const verdict = await proceed(course.next())
  return Object.freeze({ ...verdict, exchange: { request, hops }, ...cause })
}

function outgoing(sent: Sent, { body }: PageRequest): OutgoingRequest {
  const { hop, url, method, isPreflight, isCredentialed, origin, requestMethod, requestHeaders } = sent
  const headers: HeaderLine[] = isPreflight ? [['Accept', '*/*']] : [...combineLines(sent.headers)]
  if (origin !== undefined) headers.push(['Origin', origin])
  if (requestMethod !== undefined) headers.push(['Access-Control-Request-Method', requestMethod])
  if (requestHeaders !== undefined) headers.push(['Access-Control-Request-Headers', requestHeaders])
  return { hop, url, method, isPreflight, headers, body: sent.hasBody ? body : undefined, isCredentialed }
}
