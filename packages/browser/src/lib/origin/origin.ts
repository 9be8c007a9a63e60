/** Parts in which two origins can differ. `opaque`: one of them is opaque, and equal to none. */
export type OriginPart = 'scheme' | 'host' | 'port' | 'opaque'

/** What the same-origin policy says of two URLs. */
export interface SameOrigin {
  readonly same: boolean
  /** Where they differ; empty when they do not. */
  readonly differs: readonly OriginPart[]
  /** In words. */
  readonly message: string
}

/** The URL, or `undefined` for what is none. */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  return URL.parse === undefined ? tryUrl(url, base) : (URL.parse(url, base?.toString()) ?? undefined)
}

// Node 20 has no URL.parse.
function tryUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}

/**
 * The origin of a URL as a browser writes it: `https://example.com`, without a default port, `null` where it is opaque
 * (`file:`, `data:`). HTML, 7.1.1, ASCII serialisation of an origin.
 * @throws {TypeError} if it is not a URL.
 */
export function serializeOrigin(url: string | URL, base?: string | URL): string {
  const parsed = typeof url === 'string' ? parseUrl(url, base) : url
  if (parsed === undefined) throw new TypeError(`Not a URL: ${JSON.stringify(url)}`)
  return parsed.origin
}

/**
 * Whether two URLs, or serialised origins, are of one origin, and if not, why: HTML, 7.1.1. An opaque origin is equal to none, itself
 * included.
 * @throws {TypeError} if one is not a URL.
 */
export function sameOrigin(a: string | URL, b: string | URL): SameOrigin {
  const [first, second] = [tupleOf(a), tupleOf(b)]
  if (first === undefined || second === undefined) return opaque
  const differs = (['scheme', 'host', 'port'] as const).filter((part) => first[part] !== second[part])
  if (differs.length === 0) return same
  const message = differs.map((part) => `${part} ${first[part]} is not ${second[part]}`).join(', ')
  return Object.freeze({ same: false, differs: Object.freeze(differs), message })
}

const same: SameOrigin = Object.freeze({
  same: true,
  differs: Object.freeze([]),
  message: 'scheme, host and port are equal',
})
const opaque: SameOrigin = Object.freeze({
  same: false,
  differs: Object.freeze(['opaque'] as const),
  message: 'an opaque origin (null) is equal to none',
})

interface Tuple {
  readonly scheme: string
  readonly host: string
  readonly port: string
}

const defaultPorts: Readonly<Record<string, string>> = {
  'ftp:': '21',
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
}

/** The parts of an origin, or `undefined` where it is opaque. */
export function tupleOf(url: string | URL): Tuple | undefined {
  const origin = url === 'null' ? 'null' : serializeOrigin(url)
  if (origin === 'null') return undefined
  const { protocol, hostname, port } = new URL(origin)
  return {
    scheme: protocol.slice(0, -1),
    host: hostname,
    port: port === '' ? (defaultPorts[protocol] ?? '') : port,
  }
}
