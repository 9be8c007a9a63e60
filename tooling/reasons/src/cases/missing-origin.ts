import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import { corsCheck, corsPreflight, inFetch } from '../clauses.ts'
import type { CorsReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const notes = `${api}/notes`
const note = `${api}/notes/5`
const put = {
  url: note,
  method: 'PUT',
  headers: [['Content-Type', 'application/json']],
  body: '{"text":"new"}',
} as const

export const missingOrigin = {
  'acao-missing': {
    short: 'The response has no Access-Control-Allow-Origin.',
    meaning: `The response, or a redirect on the way to it, has no \`Access-Control-Allow-Origin\`, so no other origin may read it. The server has received the request and has done what it asks; the browser keeps the answer from the page. Every response needs the header: those of errors, of 404s and of redirects, and those that a proxy or a body parser makes before the application runs.`,
    clauses: [
      corsCheck('step 2'),
      inFetch('HTTP fetch', 'http-fetch', 'where the check is made, redirects included'),
    ],
    change: `Send \`Access-Control-Allow-Origin\` on every response of this URL, whatever its status. Set it outside of the code that can fail: nginx leaves \`add_header\` out of error pages without \`always\`, and many frameworks drop headers when a handler throws. Here the page cannot even learn that it was a 500.`,
    wrong: exchange({ url: notes }, hop(notes, answer(500, 'Content-Type: text/plain'))),
    right: exchange({ url: notes }, hop(notes, answer(500, 'Content-Type: text/plain', forPage, vary))),
    engines: `On a redirect Firefox adds \`CORSDidNotSucceed2\`, and WebKit says which redirection was denied.`,
    mistakenFor: [
      'A server that forgot CORS altogether. More often it has it, and this one response, an error, comes from somewhere else: look at its status first.',
      'A blocked request. It was sent and carried out; a `POST` has had its effect.',
    ],
    related: ['preflight-acao-missing', 'acao-mismatch', 'cached-without-vary', 'network'],
  },
  'preflight-acao-missing': {
    short: 'The answer to the preflight has no Access-Control-Allow-Origin.',
    meaning: `The browser asked by \`OPTIONS\` whether it may send the request, and the answer has no \`Access-Control-Allow-Origin\`. The request itself is never sent. It is usual where something answers \`OPTIONS\` that knows nothing of CORS: a router by itself, an authentication layer, a gateway.`,
    clauses: [corsCheck('step 2'), corsPreflight('step 7')],
    change: `Answer preflights (\`OPTIONS\` with \`Origin\` and \`Access-Control-Request-Method\`) before routing, authentication and rate limits. Headers on the answer to the request itself do not help: it is not reached.`,
    wrong: exchange(put, hop(note, answer(200, json), answer(200, 'Allow: GET,HEAD,PUT'))),
    right: exchange(
      put,
      hop(
        note,
        answer(200, json, forPage, vary),
        answer(
          204,
          forPage,
          'Access-Control-Allow-Methods: GET, PUT',
          'Access-Control-Allow-Headers: Content-Type',
          vary,
        ),
      ),
    ),
    engines: `Where the status is not 200 to 299 either, as of a 404, Chromium and Firefox report the header and WebKit the status.`,
    mistakenFor: [
      '[acao-missing](acao-missing.md): Firefox and WebKit say the same of both. Ask whether `OPTIONS` or the request itself was answered without the header.',
      'A method that is not allowed: the `Allow` header has no part in CORS.',
    ],
    related: ['acao-missing', 'preflight-status', 'preflight-acao-mismatch'],
  },
} as const satisfies Partial<Record<CorsReason, ReasonCase>>
