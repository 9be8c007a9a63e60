/** Secure Contexts, 3.1, of a URL, as far as its text says: TLS, or this machine where that is trusted. */
export function isPotentiallyTrustworthy(url: URL, trustsLoopback: boolean): boolean {
  // A blob is as trustworthy as who made it.
  const { protocol, hostname } = url.protocol === 'blob:' ? new URL(url.origin) : url
  return ['https:', 'wss:', 'data:'].includes(protocol) || (trustsLoopback && isLoopback(hostname))
}

/** Names and addresses of this machine, which never leave it. */
function isLoopback(host: string): boolean {
  return (
    /(?:^|\.)localhost\.?$/u.test(host) ||
    host === '[::1]' ||
    (host.startsWith('127.') && /^[\d.]+$/u.test(host))
  )
}

/** Local Network Access, 2.1: how near an address is. Of a name other than `localhost` nothing is known. */
export type AddressSpace = 'public' | 'local' | 'loopback'

/** The space of a literal address, or `undefined` for a name. */
export function addressSpaceOf(host: string): AddressSpace | undefined {
  if (isLoopback(host) || host === '0.0.0.0' || host === '[::]') return 'loopback'
  if (host.endsWith('.local')) return 'local'
  if (host.startsWith('[')) {
    const mapped = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/u.exec(host)
    if (mapped === null) return /^\[(?:f[cd]|fe[89a-f]|2001:db8:|3fff:)/u.test(host) ? 'local' : 'public'
    const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)]
    return addressSpaceOf([high >> 8, high & 255, low >> 8, low & 255].join('.'))
  }
  const address = /^(\d+)\.(\d+)\.\d+\.\d+$/u.exec(host)
  if (address === null) return undefined
  const [first, second] = [Number(address[1]), Number(address[2])]
  if (first === 198 && (second === 18 || second === 19)) return 'loopback'
  const isLocal =
    first === 0 ||
    first === 10 ||
    (first === 100 && second >= 64 && second < 128) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  return isLocal ? 'local' : 'public'
}
