import type { Exchange, HeaderLine, PageRequest } from '@cors/browser'
import type { RawRequest, RawResponse } from '@cors/conformance'

/** A request of a row as a page would make it, or why no browser sends such a one. */
export type Asked =
  | { readonly request: PageRequest; readonly isPreflight: boolean }
  | { readonly unsendable: string }

// What a browser sets by itself, or what belongs to the connection.
const notOfPages = /^(?:access-control-|origin$|host$|connection$|content-length$|accept-encoding$)/u
const normalised = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])
// With these values the names are not safelisted, so that a browser asks for them.
const unsafeValues: Readonly<Record<string, string>> = {
  accept: '"',
  'accept-language': '@',
  'content-language': '@',
  'content-type': 'application/json',
  range: 'bytes=-1',
}

export function asPage({ method, path, headers, body }: RawRequest): Asked {
  const of = (name: string): readonly string[] =>
    headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
  const origins = of('origin')
  const [host = 'api.conformance.test'] = of('host')
  const url = `https://${host}${path}`
  const [asked, ...more] = of('access-control-request-method')
  const isPreflight = method === 'OPTIONS' && origins.length > 0 && asked !== undefined
  if (origins.length > 1) return { unsendable: 'two Origin lines' }
  const documentOrigin = origins[0] ?? new URL(url).origin
  if (!isOrigin(documentOrigin)) return { unsendable: `no serialised origin: ${documentOrigin}` }
  if (!isPreflight) {
    const own = headers.filter(([name]) => !notOfPages.test(name.toLowerCase()))
    const sent = { documentOrigin, api: 'fetch', url, method, headers: own } as const
    return { request: body === undefined ? sent : { ...sent, body }, isPreflight }
  }
  if (more.length > 0 || !/^[\w!#$%&'*+.^`|~-]+$/u.test(asked)) return { unsendable: `method ${asked}` }
  if (normalised.has(asked.toUpperCase()) && asked !== asked.toUpperCase()) {
    return { unsendable: `method ${asked}, which a page sends in upper case` }
  }
  const names = of('access-control-request-headers').flatMap((line) => line.split(','))
  const lower = [...new Set(names.map((name) => name.trim().toLowerCase()))].filter((name) => name !== '')
  const strange = lower.find((name) => !/^[\w!#$%&'*+.^`|~-]+$/u.test(name))
  if (strange !== undefined) return { unsendable: `header name ${strange.slice(0, 40)}` }
  const lines = lower.map((name): HeaderLine => [name, unsafeValues[name] ?? 'x'])
  const isSafelisted = ['GET', 'HEAD', 'POST'].includes(asked)
  const isForced = isSafelisted && lines.length === 0
  return {
    // Nothing but an upload's listener makes a browser ask for what is safelisted.
    request: {
      documentOrigin,
      api: 'xhr',
      url,
      method: asked,
      headers: lines,
      uploadListeners: isForced,
      ...(isForced && asked === 'POST' && { body: 'x' }),
    },
    isPreflight,
  }
}

function isOrigin(text: string): boolean {
  return text === 'null' || (URL.canParse(text) && new URL(text).origin === text)
}

/** The exchange of a row: what is not the row's is answered so that it passes. */
export function exchangeOf(
  request: PageRequest,
  isPreflight: boolean,
  { status, headers }: RawResponse,
): Exchange {
  const lines: HeaderLine[] = headers.map(([name, value]) => [name, value])
  const allowAll: readonly HeaderLine[] = [
    ['Access-Control-Allow-Origin', '{{Origin}}'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', request.method ?? 'GET'],
    ['Access-Control-Allow-Headers', (request.headers ?? []).map(([name]) => name).join(', ')],
  ]
  const passing = { status: 200, headers: allowAll }
  const answer = { status, headers: lines }
  const own = isPreflight
    ? { url: request.url, preflight: answer, response: passing }
    : { url: request.url, preflight: passing, response: answer }
  return { request, hops: [own, { url: request.url, preflight: passing, response: passing }] }
}
