// From WebCore/platform/network/HTTPHeaderNames.in.
/** Header names that WebKit spells itself, and keeps before others. By name in lower case. */
export const webkitHeaderNames: ReadonlyMap<string, string> = new Map(
  (
    'Accept Accept-Language Authorization Cache-Control Content-Encoding Content-Language Content-Location Content-Type ' +
    'If-Match If-Modified-Since If-None-Match If-Range If-Unmodified-Since Last-Event-ID Pragma Ping-From Ping-To Purpose Range ' +
    'Service-Worker-Allowed Upgrade-Insecure-Requests User-Agent X-Content-Type-Options X-DNS-Prefetch-Control X-Frame-Options ' +
    'X-SourceMap X-Temp-Tablet X-XSS-Protection ETag Link Location'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)
