import { type Words, silent } from './words.ts'
import type { PageReason } from '../reason.ts'

const thrown = { chromium: ['', 'TypeError'], firefox: ['', 'TypeError'], webkit: '' } as const

/** The one text for schemes that cannot be asked, or redirected to. */
export const schemes = {
  chromium: [
    'CorsDisabledScheme',
    'Cross origin requests are only supported for protocol schemes: chrome, chrome-untrusted, data, http, https.',
  ],
  firefox: ['CORSRequestNotHttp', 'CORS request not http'],
} as const

/** What no browser sends. */
export const pageWords: Readonly<Record<PageReason, Words>> = {
  'url-invalid': { side: 'page', message: '{quoted} is not a URL.', fix: 'Give an absolute URL.', ...thrown },
  'url-credentials': {
    side: 'page',
    message: 'The URL has a user name or password, and fetch() takes none.',
    fix: 'Take them out of the URL and send Authorization.',
    ...thrown,
  },
  'method-forbidden': {
    side: 'page',
    message: 'No page may send {quoted} requests like this one.',
    fix: 'Use another method.',
    ...thrown,
  },
  'header-invalid': {
    side: 'page',
    message: 'The header {header} is no token, or its value has forbidden bytes.',
    fix: 'Names are tokens; values are bytes without NUL, CR and LF.',
    ...thrown,
  },
  'body-forbidden': {
    side: 'page',
    message: 'This {method} request cannot have this body: GET and HEAD have none, and a stream needs CORS.',
    fix: 'Use POST, or put it into the URL; leave mode and keepalive out with a stream.',
    ...thrown,
  },
  'keepalive-limit': {
    side: 'page',
    message: 'More than 64 KiB cannot outlive their page, by keepalive or as a beacon.',
    fix: 'Send less, or without keepalive.',
    chromium: ['', 'TypeError'],
    firefox: ['', 'TypeError'],
    webkit: 'Reached maximum amount of queued data of 64Kb for keepalive requests',
  },
  scheme: {
    side: 'page',
    message: 'Only http: and https: can be asked across origins, not {url}.',
    fix: 'Serve it over http or https.',
    ...schemes,
    webkit: 'Cross origin requests are only supported for HTTP.',
  },
  'same-origin-mode': {
    side: 'page',
    message: 'mode: "same-origin" forbids {origin} to ask {url}.',
    fix: 'Use mode: "cors".',
    chromium: ['DisallowedByMode', "Cross origin requests are not allowed by request's mode."],
    firefox: ['', 'Security Error: Content at {origin} may not load data from {url}.'],
    webkit: 'Fetch API cannot load {url}.',
  },
  'no-cors-redirect-mode': {
    side: 'page',
    message: 'mode: "no-cors" has to follow redirects.',
    fix: 'Leave redirect out, or use mode: "cors".',
    ...thrown,
    chromium: ['NoCorsRedirectModeNotFollow', '"no-cors" mode requires the redirect mode to be "follow".'],
    webkit: 'No-Cors mode requires follow redirect mode',
  },
  'bad-port': {
    side: 'page',
    message: 'Browsers do not connect to the port of {url}.',
    fix: 'Serve it at another port.',
    ...silent,
    chromium: ['', 'net::ERR_UNSAFE_PORT'],
    webkit: 'Not allowed to use restricted network port {port}: {url}',
  },
}
