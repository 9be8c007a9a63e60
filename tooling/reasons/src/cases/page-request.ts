import { answer, api, exchange, forPage, hop, json, page, vary } from '../exchange.ts'
import { inFetch, mainFetch, requestConstructor } from '../clauses.ts'
import type { PageReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const notes = `${api}/notes`
const given = hop(notes, answer(200, json, forPage, vary))
const right = exchange({ url: notes }, given)

export const pageRequest = {
  'method-forbidden': {
    short: 'No page may send this method.',
    meaning: `\`CONNECT\`, \`TRACE\` and \`TRACK\` are forbidden to pages, whatever the server allows, and what is no token is no method. \`fetch\` throws a \`TypeError\` before anything is sent. In the mode \`no-cors\` only \`GET\`, \`HEAD\` and \`POST\` are left.`,
    clauses: [inFetch('forbidden method', 'forbidden-method'), requestConstructor],
    change: `Use another method.`,
    wrong: exchange({ url: notes, method: 'TRACE' }, given),
    right,
    mistakenFor: ['[method-not-allowed](method-not-allowed.md): that one a server can allow.'],
    related: ['method-not-allowed', 'opaque-response'],
  },
  'header-invalid': {
    short: 'A header that the page set is no header.',
    meaning: `The page set a header whose name is no token, or whose value has a NUL, a line break or a character beyond U+00FF in it. \`fetch\` and \`Headers\` throw a \`TypeError\` before anything is sent. Forbidden names such as \`Cookie\` or \`Host\` are another matter: they are dropped in silence.`,
    clauses: [inFetch('validate a header', 'headers-validate'), requestConstructor],
    change: `Take spaces and colons out of the name; encode the value, for example with \`encodeURIComponent\`, and trim the line break off a token that was read from a file.`,
    wrong: exchange({ url: notes, headers: [['X Request Id', '5f3a']] }, given),
    right: exchange(
      { url: notes, headers: [['X-Request-Id', '5f3a']] },
      hop(
        notes,
        given.response ?? null,
        answer(204, forPage, 'Access-Control-Allow-Headers: X-Request-Id', vary),
      ),
    ),
    mistakenFor: ['[header-not-allowed](header-not-allowed.md): that one a server can allow.'],
    related: ['header-not-allowed', 'invalid-response'],
  },
  'body-forbidden': {
    short: 'A GET or HEAD request cannot have a body.',
    meaning: `The page gave a body to a \`GET\` or \`HEAD\` request. \`fetch\` throws a \`TypeError\` before anything is sent; \`XMLHttpRequest\` drops the body in silence.`,
    clauses: [requestConstructor],
    change: `Use \`POST\`, or put the data into the URL.`,
    wrong: exchange({ url: notes, method: 'GET', body: 'today' }, given),
    right: exchange({ url: notes, method: 'POST', body: 'today' }, given),
    mistakenFor: ['A server that ignores bodies of `GET`: it was not asked.'],
    related: ['method-forbidden', 'redirect-stream-body'],
  },
  'keepalive-limit': {
    short: 'More than 64 KiB would outlive their page.',
    meaning: `A request with \`keepalive\`, or a beacon, may go on when its page is gone, and at most 64 KiB of bodies may be under way like that. More is a network error before anything is sent, at the page's own origin too. A verdict knows of one request: others that are under way count as well.`,
    clauses: [inFetch('HTTP-network-or-cache fetch', 'http-network-or-cache-fetch', 'on keepalive')],
    change: `Send less, in several requests one after the other, or leave \`keepalive\` out.`,
    wrong: exchange({ url: notes, method: 'POST', keepalive: true, body: 'x'.repeat(65_537) }, given),
    right: exchange({ url: notes, method: 'POST', keepalive: true, body: 'x' }, given),
    mistakenFor: ['[network](network.md): no server was asked.'],
    related: ['body-forbidden', 'network'],
  },
  'same-origin-mode': {
    short: 'The page asked another origin with mode: same-origin.',
    meaning: `The page said \`mode: 'same-origin'\`, which turns every request to another origin into an error before it is sent. A redirect that leaves the page's origin ends in the same error.`,
    clauses: [mainFetch],
    change: `Leave \`mode\` out, which is \`cors\`, and have the server allow the page. Where another origin was not meant, correct the URL: scheme, host and port all count.`,
    wrong: exchange({ url: notes, mode: 'same-origin' }, given),
    right,
    mistakenFor: ["`credentials: 'same-origin'`, which is the default, and about cookies only."],
    related: ['acao-missing', 'opaque-response'],
  },
  'no-cors-redirect-mode': {
    short: 'With mode: no-cors redirects have to be followed.',
    meaning: `The page said \`mode: 'no-cors'\` together with \`redirect: 'error'\` or \`'manual'\`. Across origins that would tell whether there was a redirect, so nothing is sent.`,
    clauses: [mainFetch],
    change: `Leave \`redirect\` out, or use CORS, with which the answer can be read as well.`,
    wrong: exchange({ url: notes, mode: 'no-cors', redirect: 'error' }, given),
    right: exchange({ url: notes, redirect: 'error' }, given),
    engines: `Within the page's own origin (\`${page}\` here) any redirect mode will do.`,
    mistakenFor: [
      '[redirect-mode-error](redirect-mode-error.md): there was no redirect here, and no request.',
    ],
    related: ['opaque-response', 'redirect-mode-error'],
  },
} as const satisfies Partial<Record<PageReason, ReasonCase>>
