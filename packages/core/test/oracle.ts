// A second opinion: slow, written from the protocol and the URL standard, and sharing nothing with src.

/** Whether a browser that follows the URL standard would serialise exactly this, within the LDH + `_` grammar. */
export function isCanonical(text: string): boolean {
  if (text.length > 326 || !/^[a-z]+:\/\/[a-z0-9_.:[\]-]+$/.test(text)) return false
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return false
  }
  if (url.origin !== text || url.port === '0') return false
  return (
    url.hostname.startsWith('[') ||
    url.hostname.split('.').every((label) => label !== '' && label.length <= 63)
  )
}

/** Whether one configured string covers one canonical http(s) origin. */
function covers(entry: string, origin: string): boolean {
  const [, scheme, host = '', port = ''] = /^([a-z]+):\/\/(.*?)(?::(\d+|\*))?$/.exec(entry) ?? []
  const url = new URL(origin)
  if (url.protocol !== `${scheme}:`) return false
  if (port !== '*' && url.port !== port) return false
  if (!host.startsWith('*.')) return url.hostname === host
  return url.hostname.endsWith(host.slice(1)) && url.hostname.length > host.length - 1
}

/** The verdict of a list of origins and wildcards. */
export function isListed(entries: readonly string[], origin: string): boolean {
  return isCanonical(origin) && entries.some((entry) => covers(entry, origin))
}

/** RFC 9110, token. */
export function isName(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)
}
