import type { Answer, HeaderLine, PageRequest, RequestMode } from './exchange.ts'
import { defaultModes } from './initiator-defaults.ts'
import { parseUrl } from './origin/origin.ts'

// What is not in TypeScript's hands: JSON, and callers from JavaScript. Better a TypeError than a verdict on something else.

const byOption: Readonly<Record<string, readonly string[]>> = {
  credentials: ['omit', 'same-origin', 'include'],
  redirect: ['follow', 'error', 'manual'],
}

// All others have one mode alone, or CORS by the attribute `crossorigin`.
const modesOfFetch: readonly RequestMode[] = ['cors', 'no-cors', 'same-origin']

/**
 * The request, as it is.
 * @throws {TypeError} if it is none that a page could describe.
 */
export function checkedRequest(request: PageRequest): PageRequest {
  const { documentOrigin, url, api = 'fetch', mode, headers = [], method = 'GET' } = request
  if (typeof url !== 'string' || typeof method !== 'string') throw new TypeError('url and method are texts')
  if (!isSerialisedOrigin(documentOrigin)) {
    throw new TypeError(
      `documentOrigin is ${JSON.stringify(documentOrigin)}: it has to be an origin as a browser sends it, such as "https://app.example.com", or "null"`,
    )
  }
  oneOf('api', api, Object.keys(defaultModes))
  const own = defaultModes[api]
  if (mode !== undefined) {
    const modes = own === 'no-cors' ? ['no-cors', 'cors'] : [own]
    oneOf(`mode of ${api}`, mode, api === 'fetch' ? modesOfFetch : modes)
  }
  for (const [option, values] of Object.entries(byOption)) {
    const value: unknown = request[option as keyof PageRequest]
    if (value !== undefined) oneOf(option, value, values)
  }
  checkLines(headers)
  return request
}

/**
 * An answer, as it is.
 * @throws {TypeError} if it is none.
 */
export function checkedAnswer(answer: Answer): Answer {
  const { status, headers } = answer
  if (!Number.isInteger(status))
    throw new TypeError('an answer has a status, a number, and headers, a list of lines')
  checkLines(headers)
  return answer
}

function checkLines(lines: readonly HeaderLine[]): void {
  const isList =
    Array.isArray(lines) &&
    lines.every((line) => Array.isArray(line) && typeof line[0] === 'string' && typeof line[1] === 'string')
  if (!isList)
    throw new TypeError('headers is a list of lines, [name, value]: [...headers] of Headers is one')
}

function oneOf(name: string, value: unknown, values: readonly string[]): string {
  if (typeof value === 'string' && values.includes(value)) return value
  throw new TypeError(`${name} is ${JSON.stringify(value)}, and there is ${values.join(', ')}`)
}

// Of a scheme that is not special, as an application's own, URL knows no origin.
const otherOrigin = /^(?!(?:file|data|blob|about|javascript):)[a-z][\d+.a-z-]*:\/\/[^\s"#%/<>?@\\^`{|}]+$/u

function isSerialisedOrigin(text: unknown): boolean {
  if (typeof text !== 'string') return false
  const origin = text === 'null' ? text : parseUrl(text)?.origin
  return origin === text || (origin === 'null' && otherOrigin.test(text))
}
