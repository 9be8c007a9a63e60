import type { CorsReason } from '../reason.ts'
import type { Words } from './words.ts'

const asItStands =
  'Allow {origin} as it stands: scheme, host and port are compared byte for byte, without a slash at the end.'
const oneOrigin = 'Send exactly one {header}: {origin}, from one layer.'
const listOfNames = 'Send names with commas between them, no quotes, no spaces inside.'
const notAllowed = 'Origin {origin} is not allowed by {header}. Status code: {status}'
const unsuccessful = 'Preflight response is not successful. Status code: {status}'
const unsuccessfulPreflight = [
  'CORSPreflightDidNotSucceed3',
  'CORS preflight response did not succeed',
] as const
const mismatchInFirefox = [
  'CORSAllowOriginNotMatchingOrigin',
  'CORS header ‘{header}’ does not match ‘{value}’',
] as const

const missing: Words = {
  side: 'server',
  message: '{header} is missing on {leg} (status {status}).',
  fix: 'Send {header}: {origin} on this response too: redirects and error pages need it like any other.',
  chromium: ['*MissingAllowOriginHeader', "No '{header}' header is present on the requested resource."],
  firefox: ['CORSMissingAllowOrigin2', 'CORS header ‘{header}’ missing'],
  webkit: notAllowed,
}
const mismatch: Words = {
  side: 'server',
  message: "{header} on {leg} is {quoted}, and the page's origin is {origin}.",
  fix: asItStands,
  chromium: [
    '*AllowOriginMismatch',
    "The '{header}' header has a value '{value}' that is not equal to the supplied origin.{valid}",
  ],
  firefox: mismatchInFirefox,
  webkit: notAllowed,
}
const refusedHeader: Words = {
  side: 'server',
  message: '{header} does not name {value}.',
  fix: 'Name {value} in {header}, or do not set it; with credentials "*" is no wildcard.',
  chromium: [
    'HeaderDisallowedByPreflightResponse',
    'Request header field {value} is not allowed by {header} in preflight response.',
  ],
  firefox: [
    'CORSMissingAllowHeaderFromPreflight2',
    'header ‘{value}’ is not allowed according to header ‘{header}’ from CORS preflight response',
  ],
  webkit: 'Request header field {spelled} is not allowed by {header}.',
}
const unparsable = {
  side: 'server',
  message: '{header} is {quoted}, which is no list of names.',
  fix: listOfNames,
  webkit: 'Header {header} has an invalid value: {value}',
} as const
const unparsableText = 'Cannot parse {header} response header field in preflight response.'
const invalidToken = 'invalid token ‘{token}’ in CORS header ‘{header}’'

/** Rules of CORS. */
export const corsWords: Readonly<Record<CorsReason, Words>> = {
  'acao-missing': missing,
  'preflight-acao-missing': {
    ...missing,
    fix: 'Answer OPTIONS with the CORS headers before routing, authentication and rate limits.',
  },
  'acao-mismatch': mismatch,
  'preflight-acao-mismatch': mismatch,
  'acao-invalid': {
    ...mismatch,
    message: '{header} is {quoted}, which is no origin.',
    fix: oneOrigin,
    chromium: [
      '*InvalidAllowOriginValue',
      "The '{header}' header contains the invalid value '{value}'.{valid}",
    ],
  },
  'acao-multiple': {
    side: 'server',
    message: '{header} has several values, {quoted}, and one is allowed.',
    fix: oneOrigin,
    chromium: [
      '*MultipleAllowOriginValues',
      "The '{header}' header contains multiple values '{value}', but only one is allowed.{valid}",
    ],
    firefox: ['CORSMultipleAllowOriginNotAllowed', 'Multiple CORS header ‘{header}’ not allowed'],
    webkit: '{header} cannot contain more than one origin.',
  },
  'acao-wildcard-with-credentials': {
    side: 'server',
    message: '{header} is "*", by which no request with credentials is let in.',
    fix: 'Send {header}: {origin}, Access-Control-Allow-Credentials: true and Vary: Origin; or do without credentials.',
    chromium: [
      '*WildcardOriginNotAllowed',
      "The value of the '{header}' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.{xhr}",
    ],
    firefox: [
      'CORSNotSupportingCredentials',
      'Credential is not supported if the CORS header ‘{header}’ is ‘*’',
    ],
    webkit: 'Cannot use wildcard in {header} when credentials flag is true.',
  },
  'acac-not-true': {
    side: 'server',
    message: '{header} is {quoted}; for a request with credentials "true" alone counts.',
    fix: 'Send {header}: true, once, on the preflight and on the response.',
    chromium: [
      '*InvalidAllowCredentials',
      "The value of the '{header}' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.{xhr}",
    ],
    firefox: ['CORSMissingAllowCredentials', 'expected ‘true’ in CORS header ‘{header}’'],
    webkit: 'Credentials flag is true, but {header} is not "true".',
  },
  'preflight-status': {
    side: 'server',
    message: 'The preflight was answered with status {status}, and only 200 to 299 pass.',
    fix: 'Answer OPTIONS with 204 before routing, authentication and rate limits.',
    chromium: ['PreflightInvalidStatus', 'It does not have HTTP ok status.'],
    firefox: unsuccessfulPreflight,
    webkit: unsuccessful,
  },
  'preflight-redirect': {
    side: 'server',
    message: 'The preflight was redirected (status {status}), which no browser follows.',
    fix: 'Ask for the final URL: its scheme, host, and slash at the end. Let OPTIONS past login redirects.',
    chromium: ['PreflightDisallowedRedirect', 'Redirect is not allowed for a preflight request.'],
    firefox: ['CORSExternalRedirectNotAllowed', 'CORS request external redirect not allowed'],
    webkit: unsuccessful,
  },
  'allow-methods-unparsable': {
    ...unparsable,
    chromium: ['InvalidAllowMethodsPreflightResponse', unparsableText],
    firefox: ['CORSInvalidAllowMethod', invalidToken],
  },
  'allow-headers-unparsable': {
    ...unparsable,
    chromium: ['InvalidAllowHeadersPreflightResponse', unparsableText],
    firefox: ['CORSInvalidAllowHeader', invalidToken],
  },
  'method-not-allowed': {
    side: 'server',
    message: '{header} does not name {value}.',
    fix: 'Name {value} in {header}: methods are case-sensitive, and with credentials "*" is no wildcard.',
    chromium: [
      'MethodDisallowedByPreflightResponse',
      'Method {value} is not allowed by {header} in preflight response.',
    ],
    firefox: ['CORSMethodNotFound', 'Did not find method in CORS header ‘{header}’'],
    webkit: 'Method {value} is not allowed by {header}.',
  },
  'header-not-allowed': refusedHeader,
  'authorization-wildcard': {
    ...refusedHeader,
    message:
      '{header} lets Authorization in by "*" alone, which the standard forbids and browsers still allow.',
    fix: 'Name authorization in {header}.',
    firefox: [
      'CORSAllowHeaderFromPreflightDeprecation',
      'header ‘authorization’ is covered by ‘*’ in ‘{header}’, which is deprecated',
    ],
  },
}

/** What a proxy's 407 is in Firefox and WebKit. */
export const ofAnyPreflight: Pick<Words, 'firefox' | 'webkit'> = {
  firefox: unsuccessfulPreflight,
  webkit: unsuccessful,
}
