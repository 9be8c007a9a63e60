import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import type { ForeignReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'
import { inFetch } from '../clauses.ts'

const notes = `${api}/notes`
const note = `${api}/notes/5`
const given = hop(notes, answer(200, json, forPage, vary))
const remove = { url: note, method: 'DELETE' } as const
const methods = 'Access-Control-Allow-Methods: GET, DELETE'

export const noAnswer = {
  network: {
    short: 'There was no answer at all.',
    meaning: `Nothing came back that could be looked at: the name does not resolve, the connection was refused or broke, the certificate is wrong, or an extension blocked the request. It is not CORS. Firefox calls it a cross-origin request all the same, with "Status code: (null)", and every script sees the same \`TypeError\`.`,
    clauses: [inFetch('network error', 'concept-network-error')],
    change: `Ask the URL with another client from the same machine. Look at whether the server runs, at its name and certificate, and at what extensions do. A status in the network panel means that it is another reason.`,
    wrong: exchange({ url: notes }, hop(notes, null)),
    right: exchange({ url: notes }, given),
    engines: `Chromium's text is that of the failure: \`net::ERR_CONNECTION_REFUSED\`, \`net::ERR_NAME_NOT_RESOLVED\`, \`net::ERR_CERT_AUTHORITY_INVALID\`, \`net::ERR_BLOCKED_BY_CLIENT\`. An exchange does not tell which.`,
    mistakenFor: [
      '[acao-missing](acao-missing.md): in Firefox both begin with "Cross-Origin Request Blocked". A real status after it means that there was an answer.',
    ],
    related: ['invalid-response', 'mixed-content', 'local-network', 'bad-port'],
  },
  unrecorded: {
    short: 'The exchange ends before the verdict.',
    meaning: `A browser would have sent this request, and the exchange has no answer for it: neither a status nor \`null\`, which says that none came. What it would have made of one cannot be known. An exchange of \`simulate\` ends where one engine stops, and another may go on.`,
    clauses: [],
    change: `Record the answer of this hop. \`null\` stands for a network error.`,
    wrong: exchange({ url: notes }, { url: notes }),
    right: exchange({ url: notes }, given),
    mistakenFor: ['[network](network.md): there somebody asked, and nothing came.'],
    related: ['network'],
  },
  'invalid-response': {
    short: 'The answer is not HTTP.',
    meaning: `What came back cannot be parsed as HTTP: a header has a NUL in it. Browsers throw the whole answer away, as though none had come, and it is not CORS.`,
    clauses: [
      ['RFC 9110, field values', 'https://www.rfc-editor.org/rfc/rfc9110#section-5.5'],
      inFetch('header value', 'header-value'),
    ],
    change: `Find what writes that header: usually text from a database or a file name that is not encoded. \`␀\` stands for the byte 0 here.`,
    wrong: exchange({ url: notes }, hop(notes, answer(200, json, 'X-Author: Ada\0', forPage, vary))),
    right: exchange({ url: notes }, hop(notes, answer(200, json, 'X-Author: Ada', forPage, vary))),
    mistakenFor: ['[network](network.md): the connection is fine, and other clients may show the answer.'],
    related: ['network', 'header-invalid'],
  },
  'proxy-authentication': {
    short: 'A proxy asked the preflight for a password.',
    meaning: `The preflight was answered with 407, which is what a proxy asks a password with. A preflight has no credentials and prompts nobody, so it fails. It is not CORS: no header of the server changes it.`,
    clauses: [
      inFetch('HTTP-network-or-cache fetch', 'http-network-or-cache-fetch', 'on status 407'),
      ['RFC 9110, 407', 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8'],
    ],
    change: `Let \`OPTIONS\` past the proxy, or sign in to the proxy before. A server that is no proxy answers 401, and preflights with 204.`,
    wrong: exchange(
      remove,
      hop(note, answer(204, forPage, vary), answer(407, 'Proxy-Authenticate: Basic realm="office"')),
    ),
    right: exchange(remove, hop(note, answer(204, forPage, vary), answer(204, forPage, methods, vary))),
    mistakenFor: ['[preflight-status](preflight-status.md): Firefox and WebKit say the same of both.'],
    related: ['preflight-status', 'network'],
  },
} as const satisfies Partial<Record<ForeignReason, ReasonCase>>
