import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import { corsPreflight, inFetch } from '../clauses.ts'
import type { CorsReason, Exchange, HeaderLine } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const note = `${api}/notes/5`
const response = answer(200, json, forPage, vary)
const listGrammar = inFetch('extract header list values', 'extract-header-list-values')

function asking(method: string, headers: readonly HeaderLine[], ...lines: readonly string[]): Exchange {
  const request = { url: note, ...(method !== 'GET' && { method }), ...(headers.length > 0 && { headers }) }
  return exchange(request, hop(note, response, answer(204, forPage, ...lines, vary)))
}

const id: HeaderLine = ['X-Request-Id', '5f3a']
const language: HeaderLine = ['X-Language', 'en']
const token: HeaderLine = ['Authorization', 'Bearer 5f3a']

export const preflightLists = {
  'allow-methods-unparsable': {
    short: 'Access-Control-Allow-Methods is not a list of methods.',
    meaning: `\`Access-Control-Allow-Methods\` on the answer to the preflight does not parse. It is a list with commas; one element that is no token, such as \`GET; PUT\` or \`"PUT"\`, makes a failure of the whole. It fails even for a method that needs no permission.`,
    clauses: [corsPreflight('step 7.3'), listGrammar],
    change: `Write methods with commas between them and nothing around them. Spaces after the commas are fine, and so are empty elements.`,
    wrong: asking('PUT', [], 'Access-Control-Allow-Methods: GET; PUT'),
    right: asking('PUT', [], 'Access-Control-Allow-Methods: GET, PUT'),
    mistakenFor: [
      '[method-not-allowed](method-not-allowed.md): the method is there for the eye, and not for the parser.',
    ],
    related: ['allow-headers-unparsable', 'method-not-allowed'],
  },
  'allow-headers-unparsable': {
    short: 'Access-Control-Allow-Headers is not a list of header names.',
    meaning: `\`Access-Control-Allow-Headers\` on the answer to the preflight does not parse. It is a list with commas; one element that is no token, such as two names with a space between them, makes a failure of the whole.`,
    clauses: [corsPreflight('step 7.3'), listGrammar],
    change: `Write names with commas between them and nothing around them.`,
    wrong: asking('GET', [id, language], 'Access-Control-Allow-Headers: X-Request-Id X-Language'),
    right: asking('GET', [id, language], 'Access-Control-Allow-Headers: X-Request-Id, X-Language'),
    engines: `Firefox holds the method against its list before it parses this one; the others parse both lists first.`,
    mistakenFor: [
      '[header-not-allowed](header-not-allowed.md): the name is there for the eye, and not for the parser.',
    ],
    related: ['allow-methods-unparsable', 'header-not-allowed'],
  },
  'method-not-allowed': {
    short: 'Access-Control-Allow-Methods does not name the method.',
    meaning: `The method is neither \`GET\`, \`HEAD\` nor \`POST\`, and \`Access-Control-Allow-Methods\` on the answer to the preflight does not name it. Methods are case-sensitive: \`fetch\` puts \`put\` and \`delete\` in upper case and leaves \`patch\` as it is, which \`PATCH\` does not allow. \`*\` stands for every method only without credentials.`,
    clauses: [corsPreflight('step 7.5'), inFetch('normalize a method', 'concept-method-normalize')],
    change: `Name the method in \`Access-Control-Allow-Methods\`, for preflights of this URL. Where the page wrote \`patch\`, it has to write \`PATCH\`.`,
    wrong: asking('DELETE', [], 'Access-Control-Allow-Methods: GET, PUT'),
    right: asking('DELETE', [], 'Access-Control-Allow-Methods: GET, PUT, DELETE'),
    mistakenFor: [
      'A 405. The server has said so only of CORS; it was not asked for the method itself.',
      'The `Allow` header, which has no part in this.',
    ],
    related: ['allow-methods-unparsable', 'header-not-allowed', 'method-forbidden', 'preflight-status'],
  },
  'header-not-allowed': {
    short: 'Access-Control-Allow-Headers does not name a header of the request.',
    meaning: `The page set a header that is not safelisted, and \`Access-Control-Allow-Headers\` on the answer to the preflight does not name it. \`Content-Type: application/json\` is such a header, and so are \`Authorization\`, \`X-Requested-With\` and those that a tracing library adds. \`*\` stands for every name only without credentials.`,
    clauses: [
      corsPreflight('step 7.7'),
      inFetch('CORS-unsafe request-header names', 'cors-unsafe-request-header-names'),
    ],
    change: `Name the header in \`Access-Control-Allow-Headers\`; case makes no difference. A browser reports one name, and \`evaluate\` all that are missing. A page that set \`Access-Control-Allow-Origin\` or \`Cache-Control\` on its request takes it out instead.`,
    wrong: asking('GET', [id, language], 'Access-Control-Allow-Headers: X-Request-Id'),
    right: asking('GET', [id, language], 'Access-Control-Allow-Headers: X-Request-Id, X-Language'),
    engines: `Of several names Chromium reports the first as the request has them, Firefox the first by the alphabet, and WebKit first one that it knows by itself, such as \`Content-Type\`.`,
    mistakenFor: [
      'Headers of the response that a page cannot read: that is `Access-Control-Expose-Headers`, and no error.',
      'A header that is allowed on the response. It is the answer to the preflight that counts.',
    ],
    related: ['allow-headers-unparsable', 'authorization-wildcard', 'method-not-allowed'],
  },
  'authorization-wildcard': {
    short: 'Authorization is let in by * alone, which the standard forbids.',
    meaning: `The page set \`Authorization\`, and \`Access-Control-Allow-Headers\` is \`*\`. The standard wants this name said: \`*\` does not cover it. All three engines still let it pass, and two of them print that this will end.`,
    clauses: [
      corsPreflight('step 7.6'),
      inFetch('CORS non-wildcard request-header name', 'cors-non-wildcard-request-header-name'),
    ],
    change: `Name \`Authorization\` in \`Access-Control-Allow-Headers\`, beside the \`*\` or in its place.`,
    wrong: asking('GET', [token], 'Access-Control-Allow-Headers: *'),
    right: asking('GET', [token], 'Access-Control-Allow-Headers: *, Authorization'),
    outcome: { chromium: 'warns', firefox: 'warns', webkit: 'warns' },
    engines: `Chromium reports a deprecation in its Issues panel, and Firefox warns in the category \`CORSAllowHeaderFromPreflightDeprecation\`.`,
    mistakenFor: [
      '[header-not-allowed](header-not-allowed.md): with credentials `*` is no wildcard at all, and every engine blocks it.',
    ],
    related: ['header-not-allowed', 'acao-wildcard-with-credentials'],
  },
} as const satisfies Partial<Record<CorsReason, ReasonCase>>
