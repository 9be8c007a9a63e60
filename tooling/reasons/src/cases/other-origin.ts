import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import type { CorsReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'
import { corsCheck } from '../clauses.ts'

const notes = `${api}/notes`
const note = `${api}/notes/5`
const remove = { url: note, method: 'DELETE' } as const
const methods = 'Access-Control-Allow-Methods: GET, DELETE'

export const otherOrigin = {
  'acao-mismatch': {
    short: 'Access-Control-Allow-Origin names another origin.',
    meaning: `\`Access-Control-Allow-Origin\` is there and is not the origin of the page. The two are compared byte for byte: scheme, host and port, with no path and no slash at the end, in lower case. After a redirect from one foreign origin to another the page's origin is \`null\`, and then only \`*\` or \`null\` matches: never allow \`null\`, which any sandboxed frame has.`,
    clauses: [corsCheck('step 4')],
    change: `Send the origin as it came in \`Origin\`, if it is in your list, with \`Vary: Origin\`. Look for a slash at the end, \`http\` for \`https\`, a missing port, \`www\`, and \`localhost\` for \`127.0.0.1\`.`,
    wrong: exchange({ url: notes }, hop(notes, answer(200, json, `${forPage}/`, vary))),
    right: exchange({ url: notes }, hop(notes, answer(200, json, forPage, vary))),
    mistakenFor: [
      '[cached-without-vary](cached-without-vary.md): the right value for another page, out of a cache. It goes away with the cache turned off.',
      'Patterns. `https://*.example.com` in the header is no pattern for a browser, but a text that equals no origin.',
    ],
    related: ['preflight-acao-mismatch', 'acao-invalid', 'acao-multiple', 'acao-missing'],
  },
  'preflight-acao-mismatch': {
    short: 'On the answer to the preflight, Access-Control-Allow-Origin names another origin.',
    meaning: `The answer to the preflight names an origin in \`Access-Control-Allow-Origin\` that is not the page's. The comparison is that of [acao-mismatch](acao-mismatch.md), byte for byte. The request itself is never sent.`,
    clauses: [corsCheck('step 4')],
    change: `Let whatever answers \`OPTIONS\` read the same list of origins as the rest. A gateway with one origin in its configuration is the usual cause.`,
    wrong: exchange(
      remove,
      hop(
        note,
        answer(204),
        answer(204, 'Access-Control-Allow-Origin: https://www.example.com', methods, vary),
      ),
    ),
    right: exchange(remove, hop(note, answer(204, forPage, vary), answer(204, forPage, methods, vary))),
    engines: `Firefox and WebKit say the same of a response that is no preflight's.`,
    mistakenFor: [
      '[method-not-allowed](method-not-allowed.md): the methods are not looked at before the origin is right.',
    ],
    related: ['acao-mismatch', 'preflight-acao-missing', 'acao-invalid'],
  },
  'acao-invalid': {
    short: 'Access-Control-Allow-Origin is not an origin.',
    meaning: `The value of \`Access-Control-Allow-Origin\` is neither \`*\` nor \`null\` nor anything that parses as a URL: a host without a scheme, the word \`undefined\`, nothing at all. For the standard it simply does not equal the page's origin; Chromium has a code of its own for it.`,
    clauses: [corsCheck('step 4')],
    change: `Find where the value is made. \`undefined\` and an empty value come from a variable of the environment that is not set; a bare host from a list that was written without schemes.`,
    wrong: exchange(
      { url: notes },
      hop(notes, answer(200, json, 'Access-Control-Allow-Origin: app.example.com', vary)),
    ),
    right: exchange({ url: notes }, hop(notes, answer(200, json, forPage, vary))),
    engines: `On the answer to a preflight Chromium's code is \`PreflightInvalidAllowOriginValue\`.`,
    mistakenFor: ['[acao-mismatch](acao-mismatch.md): Firefox and WebKit say the same of both.'],
    related: ['acao-mismatch', 'acao-multiple'],
  },
  'acao-multiple': {
    short: 'Access-Control-Allow-Origin has more than one value.',
    meaning: `There are two \`Access-Control-Allow-Origin\` lines, or several origins in one. A browser joins the lines with a comma and compares the whole with the page's origin, so even the same value twice matches nothing. No list is allowed here.`,
    clauses: [corsCheck('steps 1 and 4')],
    change: `Let one layer set the header: the application or the proxy before it, not both. To allow several origins, send back the one that asked, if it is in your list, with \`Vary: Origin\`.`,
    wrong: exchange(
      { url: notes },
      hop(notes, answer(200, json, forPage, vary, 'Access-Control-Allow-Origin: *')),
    ),
    right: exchange({ url: notes }, hop(notes, answer(200, json, forPage, vary))),
    engines: `On the answer to a preflight Chromium's code is \`PreflightMultipleAllowOriginValues\`. For several origins on one line Firefox says \`CORSAllowOriginNotMatchingOrigin\`.`,
    mistakenFor: [
      'A fault in the list of origins. Tools that merge lines, and `fetch` in Node, show one header where there were two: look at the raw response.',
    ],
    related: ['acao-mismatch', 'acao-invalid', 'acac-not-true'],
  },
} as const satisfies Partial<Record<CorsReason, ReasonCase>>
