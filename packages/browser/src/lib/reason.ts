/** Why a browser keeps an answer from a page. Closed: each has a page under `reasons/`. */
export type Reason = CorsReason | PageReason | RedirectReason | ForeignReason

/** A rule of CORS: the server's answer has to change, or what the page asks. */
export type CorsReason =
  | 'acao-missing'
  | 'preflight-acao-missing'
  | 'acao-mismatch'
  | 'preflight-acao-mismatch'
  | 'acao-invalid'
  | 'acao-multiple'
  | 'acao-wildcard-with-credentials'
  | 'acac-not-true'
  | 'preflight-status'
  | 'preflight-redirect'
  | 'allow-methods-unparsable'
  | 'allow-headers-unparsable'
  | 'method-not-allowed'
  | 'header-not-allowed'
  | 'authorization-wildcard'

/** Nothing was sent: the page asked for what no browser does. */
export type PageReason =
  | 'url-invalid'
  | 'url-credentials'
  | 'method-forbidden'
  | 'header-invalid'
  | 'body-forbidden'
  | 'keepalive-limit'
  | 'scheme'
  | 'same-origin-mode'
  | 'no-cors-redirect-mode'
  | 'bad-port'

/** The redirect itself cannot be followed. */
export type RedirectReason =
  | 'redirect-mode-error'
  | 'redirect-location'
  | 'redirect-scheme'
  | 'redirect-credentials'
  | 'redirect-limit'
  | 'redirect-stream-body'

/** Not CORS, though it looks like it: no `Access-Control-*` header helps. */
export type ForeignReason =
  | 'network'
  | 'unrecorded'
  | 'invalid-response'
  | 'proxy-authentication'
  | 'corp'
  | 'orb'
  | 'mixed-content'
  | 'local-network'
  | 'cookie-same-site'
  | 'cached-without-vary'
  | 'opaque-response'

/** How far a request came. `read` is all the way. */
export type Stage = 'before-network' | 'preflight' | 'redirect' | 'response' | 'read'

/** Whose it is to change something. */
export type Side = 'server' | 'page' | 'user'
