import { type Words, silent } from './words.ts'
import type { ForeignReason } from '../reason.ts'
import { ofAnyPreflight } from './cors.ts'

/** What is not CORS, and no header of CORS helps. */
export const foreignWords: Readonly<Record<ForeignReason, Words>> = {
  network: {
    side: 'server',
    message:
      'There was no answer: the connection, the name, TLS or an extension failed it. This is not CORS.',
    fix: 'Ask the URL with another client, and look at the server and its certificate.',
    webkit: '',
  },
  unrecorded: {
    side: 'user',
    message: 'The exchange has no answer here, and what a browser would make of one cannot be known.',
    fix: 'Record the answer of this hop, or null for a network error.',
    ...silent,
  },
  'invalid-response': {
    side: 'server',
    message: 'The answer is not HTTP: {header} has a NUL in it, or two values. This is not CORS.',
    fix: 'Find what writes that header, and write it once.',
    chromium: ['', 'net::ERR_INVALID_HTTP_RESPONSE'],
    webkit: 'Could not parse HTTP response',
  },
  'proxy-authentication': {
    side: 'server',
    message: 'A proxy asks for a password (status 407), and a preflight has none to give. This is not CORS.',
    fix: 'Let OPTIONS past the proxy, or have users sign in to it before.',
    ...ofAnyPreflight,
    chromium: ['', 'net::ERR_UNEXPECTED_PROXY_AUTH'],
  },
  corp: {
    side: 'server',
    message: '{header}: {value} keeps this from other origins. This is not CORS, which would not ask for it.',
    fix: 'Send {header}: cross-origin (helmet sets same-origin), or ask in cors mode.',
    chromium: ['', 'net::ERR_BLOCKED_BY_RESPONSE.{corp}'],
    firefox: [
      '',
      'The resource at “{url}” was blocked due to its {header} header (or lack thereof): {value}',
    ],
    webkit: "Cancelled load to {url} because it violates the resource's {header} response header.",
  },
  orb: {
    side: 'server',
    message: 'An element cannot show {value} from another origin (ORB). This is not CORS.',
    fix: 'Send the right Content-Type, or ask by fetch() with CORS.',
    chromium: ['', 'net::ERR_BLOCKED_BY_ORB'],
    firefox: ['', 'A resource is blocked by OpaqueResponseBlocking: {url}'],
  },
  'mixed-content': {
    side: 'server',
    message: 'An https page cannot ask an http URL. This is not CORS.',
    fix: 'Serve it over https.',
    chromium: [
      '',
      "Mixed Content: the page was loaded over HTTPS, but requested an insecure resource '{url}'. This request has been blocked; the content must be served over HTTPS.",
    ],
    firefox: ['', 'Blocked loading mixed active content “{url}”'],
  },
  'local-network': {
    side: 'user',
    message: "A public page asks a {value} address, which is the user's to permit. This is not CORS.",
    fix: 'No header grants it: serve the page over https and have the user allow it, or serve it from the same network.',
    chromium: [
      'InsecureLocalNetwork',
      'The request client is not a secure context and the resource is in more-private address space `{value}`.',
    ],
    firefox: ['', 'Local Network Access permission required'],
    webkit: '',
  },
  'cookie-same-site': {
    side: 'server',
    message:
      'Cookies may travel by CORS, and SameSite decides apart: across sites only SameSite=None; Secure does.',
    fix: 'Set the cookie with SameSite=None; Secure, or serve both from one site.',
    ...silent,
  },
  'cached-without-vary': {
    side: 'server',
    message: 'The response depends on the origin and does not say so: a cache can give it to another origin.',
    fix: 'Send Vary: Origin on every response of this URL, those without Origin too.',
    ...silent,
  },
  'opaque-response': {
    side: 'page',
    message: 'mode: "no-cors" succeeds, and the page reads nothing: status 0, no headers, no body.',
    fix: 'Use mode: "cors", and have the server allow it.',
    ...silent,
  },
}
