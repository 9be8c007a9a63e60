import type { RedirectReason } from '../reason.ts'
import type { Words } from './words.ts'
import { schemes } from './page.ts'

const notCors = 'not allowed to follow a cross-origin CORS redirection with non CORS scheme'

/** Redirects that cannot be followed. */
export const redirectWords: Readonly<Record<RedirectReason, Words>> = {
  'redirect-mode-error': {
    side: 'page',
    message: 'The response is a redirect (status {status}), and redirect: "error" forbids one.',
    fix: 'Ask for the final URL, or leave redirect out.',
    firefox: ['', 'TypeError: NetworkError when attempting to fetch resource.'],
    webkit: 'Not allowed to follow a redirection while loading {url}',
  },
  'redirect-location': {
    side: 'server',
    message: '{header} is {quoted}, which is not a URL.',
    fix: 'Send an absolute URL, or a path.',
    chromium: ['', 'net::ERR_INVALID_REDIRECT'],
    webkit: notCors,
  },
  'redirect-scheme': {
    side: 'server',
    message: 'The redirect leads to {quoted}, and only http: and https: can be followed.',
    fix: 'Redirect to http or https.',
    ...schemes,
    webkit: notCors,
  },
  'redirect-credentials': {
    side: 'server',
    message: 'The redirect leads to a URL with a user name or password.',
    fix: 'Redirect to a URL without them.',
    chromium: [
      'RedirectContainsCredentials',
      "Redirect location '{value}' contains a username and password, which is disallowed for cross-origin requests.",
    ],
    webkit: 'redirection URL {value} has credentials',
  },
  'redirect-limit': {
    side: 'server',
    message: 'There were more than 20 redirects.',
    fix: 'Look for a loop: two layers that each redirect to the other, or a cookie that is never sent.',
    chromium: ['', 'net::ERR_TOO_MANY_REDIRECTS'],
    webkit: 'Load cannot follow more than 20 redirections',
  },
  'redirect-stream-body': {
    side: 'page',
    message: 'A body that is a stream cannot be sent again, as status {status} asks.',
    fix: 'Ask for the final URL, or send the whole body.',
  },
}
