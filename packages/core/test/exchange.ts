import { type CorsDecision, type CorsOptions, type CorsRequest, createCors } from '../src/index.ts'

export const app = 'https://app.example.com'
export const evil = 'https://evil.example'
export const defaultMethods = 'GET, HEAD, PUT, PATCH, POST, DELETE'

type Lines = string | readonly string[]

export function plain(method = 'GET'): CorsRequest {
  return { method, headers: { host: 'api.example.com' } }
}

export function actual(origin: Lines, method = 'GET'): CorsRequest {
  return { method, headers: { host: 'api.example.com', origin } }
}

export function preflight(origin: Lines, method: Lines = 'PUT', names?: Lines): CorsRequest {
  return {
    method: 'OPTIONS',
    headers: {
      host: 'api.example.com',
      origin,
      'access-control-request-method': method,
      ...(names === undefined ? {} : { 'access-control-request-headers': names }),
    },
  }
}

/** What a host would do and send, as comparable data. */
export interface Answer {
  readonly kind: CorsDecision['kind']
  readonly allowed: boolean
  readonly reason: CorsDecision['reason']
  readonly does: 'continue' | number
  readonly headers: { readonly [name: string]: string }
  readonly vary: readonly string[]
}

export function answerOf(decision: CorsDecision): Answer {
  const { kind, allowed, reason, headers, vary } = decision
  const names = headers.map(([name]) => name.toLowerCase())
  if (new Set(names).size !== names.length) throw new Error(`a header stands twice: ${names.join(', ')}`)
  const does = decision.action === 'respond' ? decision.status : decision.action
  return { kind, allowed, reason, does, headers: Object.fromEntries(headers), vary }
}

/** The decision of a policy that must not need a promise. */
export function decideNow(options: CorsOptions, request: CorsRequest): CorsDecision {
  const decision = createCors(options).decide(request)
  if (decision instanceof Promise)
    throw new TypeError('a policy without an async predicate answered a promise')
  return decision
}

export function ask(options: CorsOptions, request: CorsRequest): Answer {
  return answerOf(decideNow(options, request))
}
