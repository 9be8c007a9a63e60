import type { CorsIssueCode } from './lib/issue-code.ts'

/**
 * A sentence for every issue code, whose subject is the faulty value. Kept apart from the policy so that
 * what runs at an edge or in a page does not carry it; adapters hand it to `createCors`.
 */
export const messages: { readonly [Code in CorsIssueCode]: string } & {
  readonly [codeAndPath: string]: string
} = {
  'options-wrong-type':
    "is not an object of options. The least there is to say is { origin: 'https://app.example.com' }, or { origin: '*' } for everybody.",
  'unknown-option': 'is not an option.',
  'unknown-option/preflightContinue':
    'is not an option: a preflight is always answered, and never reaches the application.',
  'unknown-option/strictPreflight':
    'is not an option: an OPTIONS that is not a preflight always reaches the application.',
  'unknown-option/preflight':
    'is not an option: preflights are always answered; origin: false refuses them all.',
  'unknown-option/keepHeadersOnError': 'is not an option: the headers always stand on error responses.',
  'unknown-option/privateNetworkAccess':
    'is not an option: no browser asks for it any more, and Local Network Access is a user permission.',
  'unknown-option/secureContext':
    'is not an option: it is not CORS. Set Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy by themselves.',
  'unknown-option/delegator':
    'is not an option: give a function (request) => options in the place of the options; on Fastify as { policy }.',
  'unknown-option/hook': 'is not an option: the policy runs before everything that is mounted after it.',
  'unknown-option/hideOptionsRoute': 'is not an option: no OPTIONS route is added.',
  'unknown-option/logLevel': 'is not an option: no OPTIONS route is added that could log.',
  'unknown-option/prefix': 'is not an option: a policy governs the scope that it is registered in.',
  'unknown-option/cacheControl': 'is not an option: maxAge says for how long browsers keep a preflight.',
  'not-boolean': 'is not a boolean. A string from an environment variable is true whatever it says.',
  'not-boolean/credentials':
    'is not a boolean. A string from an environment variable is true whatever it says; for credentials that differ by request, choose the policy by a function.',
  'not-function': 'is not a function.',

  'origin-missing':
    "is undefined or null. An environment variable that is not set is the usual cause. There is no default: name the origins, or write '*' for everybody or false for nobody.",
  'origin-unset-part':
    'has "undefined" where a name was meant: an environment variable that is not set is the usual cause.',
  'origin-true':
    "is ambiguous. Write '*' for every origin without credentials; every origin with credentials is dangerouslyReflectAnyOrigin.",
  'origin-wrong-type': "is none of: '*', an origin, an array of origins and expressions, a predicate, false.",
  'origin-empty-list': 'is an empty array. If nobody is meant, write false.',
  'origin-star-in-list': "stands in a list. For every origin, write origin: '*'; otherwise leave it out.",
  'origin-redundant': 'is listed twice, or covered by a wildcard in the same list.',
  'origin-empty': 'is an empty string: an environment variable that is set to nothing is the usual cause.',
  'origin-null':
    'is what any sandboxed frame on any site sends. If you mean it, set dangerouslyAllowNullOrigin instead.',
  'origin-control-character': 'has a control character (a line break or NUL) in it.',
  'origin-several': 'is several origins in one string. Write an array.',
  'origin-white-space': 'has white space or a separator around it.',
  'origin-opaque-scheme': 'has a scheme whose pages send "null" as their origin, so it can never match.',
  'origin-no-scheme': 'has no scheme: an origin begins with https:// or http://.',
  'origin-userinfo': 'has a user name or password in it, which no origin has.',
  'origin-trailing-slash': 'ends with a slash: no browser sends one in Origin, so it would never match.',
  'origin-path': 'has a path: an origin is scheme, host and port.',
  'origin-query': 'has a query: an origin is scheme, host and port.',
  'origin-fragment': 'has a fragment: an origin is scheme, host and port.',
  'origin-wildcard-position':
    'has a wildcard where none can stand: "*" is whole labels before the host ("https://*.example.com") or the port ("http://localhost:*"). For every origin, the option is "*".',
  'origin-wildcard-ip': 'has a wildcard before an IP address, which has no subdomains.',
  'origin-non-ascii': 'has characters beyond ASCII: browsers send the punycode form of the host.',
  'origin-upper-case': 'has upper-case letters: browsers send lower case.',
  'origin-port': 'has a port that is not a number from 1 to 65535 without leading zeros.',
  'origin-default-port': 'spells out the default port of its scheme, which browsers leave away.',
  'origin-ip-not-canonical': 'has an IP address that is not in canonical form.',
  'origin-host-too-long': 'has a host of more than 253 characters.',
  'origin-label-too-long': 'has a label of more than 63 characters.',
  'origin-malformed': 'is not an origin: scheme, "://", host, and a port unless it is the default.',
  'origin-regexp-unanchored':
    'has an alternative that is not held by ^ and $ at both ends: /example\\.com$/ admits https://evilexample.com, and /^https:\\/\\/example\\.com/ admits https://example.com.evil.com. For every subdomain write "https://*.example.com".',
  'origin-regexp-dot': 'has a "." that is not escaped, so it matches any character there.',
  'origin-regexp-stateful': 'has the flag g or y, which makes every other match fail. It is ignored.',
  'origin-shared-hosting': 'serves pages that anybody can publish, all under this one origin.',
  'origin-loopback-in-production': "is the visitor's own machine: any program there can act as this origin.",
  'reflect-with-origins': "allows every origin, so it stands beside origin: '*' only.",

  'credentials-any-origin':
    "cannot stand beside origin: '*': browsers refuse the pair. Name the origins; if really every site on the web may act as the user, dangerouslyReflectAnyOrigin says so.",
  'credentials-exposed-star': 'is the name of a header called "*" once credentials are on. List the names.',
  'credentials-null-origin':
    'cannot stand beside credentials: any site can send "null" from a sandboxed frame.',
  'credentials-insecure-origin':
    'is http: with credentials: whoever is on the network path can act as that origin. dangerouslyAllowInsecureOrigins allows it.',
  'credentials-public-suffix':
    'lets in, with credentials, everybody who can get a name under it. Name your own domain; dangerouslyAllowPublicSuffixes allows it.',
  'public-suffix-unchecked':
    'was not checked against the public-suffix list: is it a domain of yours, or one where anybody can get a name?',

  'methods-wrong-type': "is not an array of methods, each a string, nor '*'.",
  'methods-star-in-list': "stands in a list. For all methods, the option is '*' itself.",
  'methods-comma-list': 'is several names in one string.',
  'methods-not-token': 'is not a name that HTTP allows (RFC 9110, token).',
  'methods-forbidden': 'is a method that no page can send.',
  'methods-wrong-case': 'is in the wrong case: methods are case-sensitive.',
  'allowed-headers-wrong-type': "is not an array of header names, each a string, nor '*'.",
  'allowed-headers-star-in-list': "stands in a list. For all headers, the option is '*' itself.",
  'allowed-headers-comma-list': 'is several names in one string.',
  'allowed-headers-not-token': 'is not a name that HTTP allows (RFC 9110, token).',
  'allowed-headers-forbidden': 'is a header that no page can set: leave it out.',
  'allowed-headers-response-only':
    'is a response header: the server sends it, a page must not. Leave it out here and in the page.',
  'allowed-headers-safelisted':
    'is safelisted: pages may send ordinary values of it without being allowed to.',
  'exposed-headers-wrong-type': "is not an array of header names, each a string, nor '*'.",
  'exposed-headers-star-in-list': "stands in a list. For all headers, the option is '*' itself.",
  'exposed-headers-comma-list': 'is several names in one string.',
  'exposed-headers-not-token': 'is not a name that HTTP allows (RFC 9110, token).',
  'exposed-headers-forbidden': 'can be read by no page, listed or not.',
  'exposed-headers-cors': 'is for the browser, not for the page: leave it out.',
  'exposed-headers-safelisted': 'is safelisted: pages can read it without its being exposed.',

  'max-age-not-seconds': 'is not a whole number of seconds.',
  'max-age-out-of-range': 'is not between 0 and 86400 seconds, the longest that any browser keeps.',
  'max-age-cut': 'is cut by browsers: Chromium keeps a preflight for 7200 seconds at most, WebKit for 600.',
  'preflight-status':
    'is neither 204 nor 200; browsers refuse a preflight that is not answered with success.',
}
