import { answer, api, exchange, forPage, hop, json, vary, withCredentials } from '../exchange.ts'
import { corsCheck, inFetch } from '../clauses.ts'
import type { CorsReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const me = `${api}/me`
const ask = { url: me, credentials: 'include' } as const
const right = exchange(ask, hop(me, answer(200, json, forPage, withCredentials, vary)))

export const credentials = {
  'acao-wildcard-with-credentials': {
    short: 'Access-Control-Allow-Origin is *, and the request has credentials.',
    meaning: `The page asked with credentials (\`credentials: 'include'\`, \`withCredentials\`, \`crossorigin="use-credentials"\`), and the server allows everybody. With credentials \`*\` is no wildcard: the header has to name the origin. What counts is the mode of the request; that there are no cookies to send makes no difference.`,
    clauses: [
      corsCheck('steps 3 and 4'),
      inFetch('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    ],
    change: `Name the origin, if it is in your list, and send \`Access-Control-Allow-Credentials: true\` and \`Vary: Origin\`. Do not send back whatever origin asks: that lets every site act as the signed-in user. Where the answer is public, change the page instead and leave the credentials out.`,
    wrong: exchange(ask, hop(me, answer(200, json, 'Access-Control-Allow-Origin: *', withCredentials))),
    right,
    engines: `On the answer to a preflight Chromium's code is \`PreflightWildcardOriginNotAllowed\`.`,
    mistakenFor: [
      'A server that is too strict. The same answer passes as soon as the page asks without credentials.',
      'The same rule for the other headers: with credentials `*` in `Access-Control-Allow-Methods`, `-Allow-Headers` and `-Expose-Headers` is a name like another.',
    ],
    related: ['acac-not-true', 'acao-mismatch', 'cookie-same-site', 'authorization-wildcard'],
  },
  'acac-not-true': {
    short: 'The request has credentials, and Access-Control-Allow-Credentials is not true.',
    meaning: `The page asked with credentials and the origin is right, but \`Access-Control-Allow-Credentials\` is missing or is anything but \`true\`. The value is compared byte for byte, so \`True\`, \`1\` and \`true, true\` of two lines all fail. Preflight and response both need it, though no cookie ever travels with a preflight.`,
    clauses: [corsCheck('steps 6 to 8')],
    change: `Send \`Access-Control-Allow-Credentials: true\`, in lower case, once, on the answer to the preflight and on the response. Where no credentials are meant, the page leaves them out.`,
    wrong: exchange(ask, hop(me, answer(200, json, forPage, 'Access-Control-Allow-Credentials: True', vary))),
    right,
    engines: `On the answer to a preflight Chromium's code is \`PreflightInvalidAllowCredentials\`. Where the header is missing it shows the value as \`''\`.`,
    mistakenFor: [
      'A cookie that is not sent: [cookie-same-site](cookie-same-site.md). That gives a 401 which the page can read, and no message at all.',
    ],
    related: ['acao-wildcard-with-credentials', 'acao-multiple', 'cookie-same-site'],
  },
} as const satisfies Partial<Record<CorsReason, ReasonCase>>
