import type { Answer, Exchange, HeaderLine, Hop, PageRequest } from './exchange.ts'
import { type EvaluateOptions, settingOf } from './evaluate.ts'
import type { Sent } from './sent.ts'
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
export type Simulated = Verdict & { readonly exchange: Exchange }

/**
 * Does what a browser would do, with a real transport: preflights, redirects and all. It stops where the browser stops,
 * so that nothing is sent which a browser would not send.
 */
export async function simulate(
  request: PageRequest,
  transport: Transport,
  options: EvaluateOptions = {},
): Promise<Simulated> {
  const course = walk(request, settingOf(options, false))
  const hops: { -readonly [Key in keyof Hop]: Hop[Key] }[] = []
  const proceed = async (step: IteratorResult<Sent, Verdict>): Promise<Verdict> => {
    if (step.done === true) return step.value
    const sent = step.value
    const answer = await received(transport, outgoing(sent, request))
    const hop = (hops[sent.hop] ??= { url: sent.url })
    if (sent.isPreflight) hop.preflight = answer
    else hop.response = answer
    return proceed(course.next(answer))
  }
  const verdict = await proceed(course.next())
  return Object.freeze({ ...verdict, exchange: { request, hops } })
}

async function received(transport: Transport, request: OutgoingRequest): Promise<Answer | null> {
  try {
    return (await transport(request)) ?? null
  } catch {
    return null
  }
}

function outgoing(sent: Sent, { body }: PageRequest): OutgoingRequest {
  const { hop, url, method, isPreflight, isCredentialed, origin, requestMethod, requestHeaders } = sent
  const headers: HeaderLine[] = isPreflight ? [['Accept', '*/*']] : [...sent.headers]
  if (origin !== undefined) headers.push(['Origin', origin])
  if (requestMethod !== undefined) headers.push(['Access-Control-Request-Method', requestMethod])
  if (requestHeaders !== undefined) headers.push(['Access-Control-Request-Headers', requestHeaders])
  return { hop, url, method, isPreflight, headers, body: sent.hasBody ? body : undefined, isCredentialed }
}
