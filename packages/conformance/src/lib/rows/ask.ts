import { app } from '../names.ts'
import type { HeaderLine, RawRequest } from '../message.ts'
import type { Expectation, PolicyData } from '../row.ts'

/** An allowed origin or two, and all else by default. */
export const listed: PolicyData = { origin: [app, 'https://partner.example'], maxAge: 600 }
/** Every origin. */
export const anyOrigin: PolicyData = { origin: '*' }
/** A credentialed application. */
export const credentialed: PolicyData = {
  origin: [app, 'https://partner.example'],
  credentials: true,
  methods: ['GET', 'PUT', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-Token', 'Authorization'],
  exposedHeaders: ['X-Total-Count', 'ETag'],
  maxAge: 600,
}

export const defaultMethods = 'GET, HEAD, PUT, PATCH, POST, DELETE'

/** A request, from an origin or none. */
export function ask(
  method: string,
  path: string,
  origin?: string,
  ...more: readonly HeaderLine[]
): RawRequest {
  return { method, path, headers: [...(origin === undefined ? [] : [['Origin', origin] as const]), ...more] }
}

/** The line that makes `OPTIONS` with an origin a preflight. */
export const asksPut: HeaderLine = ['Access-Control-Request-Method', 'PUT']

/** A preflight; each of `names` is one line of `Access-Control-Request-Headers`. */
export function preflight(
  path: string,
  origin: string,
  method: string,
  ...names: readonly string[]
): RawRequest {
  return ask(
    'OPTIONS',
    path,
    origin,
    ['Access-Control-Request-Method', method],
    ...names.map((line) => ['Access-Control-Request-Headers', line] as const),
  )
}

/** Lines that open an answer to this origin; `extra` by the rest of the name after `access-control-`. */
export function grant(origin: string, extra: { readonly [rest: string]: string } = {}): Expectation['cors'] {
  const lines: Record<string, string> = { 'access-control-allow-origin': origin }
  for (const [rest, value] of Object.entries(extra)) lines[`access-control-${rest}`] = value
  return lines
}

/** What the application answered, with these lines added. */
export function ran(
  cors: Expectation['cors'],
  vary: readonly string[],
  rest: Partial<Expectation> = {},
): Expectation {
  return { status: 200, reached: true, cors, vary, ...rest }
}

/** What the application answered, for an origin that is in no policy. */
export function ranUnread(rest: Partial<Expectation> = {}): Expectation {
  return ran({}, ['Origin'], rest)
}

/** A preflight's answer: no body, so no `Content-Length` (RFC 9110, section 8.6). */
export function answered(cors: Expectation['cors'], vary: readonly string[]): Expectation {
  return { status: 204, reached: false, cors, vary, absent: ['content-length'], body: '' }
}

/** A refused origin's answer. */
export const forbidden: Expectation = { status: 403, reached: false, cors: {}, vary: ['Origin'] }

/** `Vary` of a preflight whose asked header names were read. */
export const varyEchoed: readonly string[] = ['Origin', 'Access-Control-Request-Headers']
