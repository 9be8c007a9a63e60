import { answer, api, exchange, forPage, hop, json, vary, withCredentials } from '../exchange.ts'
import type { ForeignReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'
import { inFetch } from '../clauses.ts'

const notes = `${api}/notes`
const me = `${api}/me`
const foreign = 'https://api.notes.example/me'
const allowed = answer(200, json, forPage, withCredentials, vary)
const warned = { standard: 'warns', chromium: 'warns', firefox: 'warns', webkit: 'warns' } as const

export const inSilence = {
  'cookie-same-site': {
    short: 'CORS lets cookies pass, and SameSite may keep them back.',
    meaning: `The page asked with credentials, the server allows it, and page and server are of different sites. CORS has nothing against it; which cookies go along is decided by \`SameSite\` of each of them, and across sites only \`SameSite=None; Secure\` goes. Nothing is printed: the server sees no cookie, and usually answers 401. Browsers that block third-party cookies keep even those back.`,
    clauses: [
      [
        'Cookies, the SameSite attribute',
        'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis',
      ],
      inFetch('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    ],
    change: `Serve page and API from one site, as \`app.example.com\` and \`api.example.com\` are: then cookies go along whatever their \`SameSite\`. Otherwise set the cookie with \`SameSite=None; Secure\`, count on browsers that block it, and think of \`Authorization\` instead. An exchange has no cookies in it, so \`evaluate\` warns of every such request.`,
    wrong: exchange({ url: foreign, credentials: 'include' }, hop(foreign, allowed)),
    right: exchange({ url: me, credentials: 'include' }, hop(me, allowed)),
    outcome: warned,
    engines: `All of them decide it so; Chromium and Firefox show in the network panel which cookies were kept back. What is one site depends on the list of public suffixes: give \`evaluate\` one as \`registrableDomain\`.`,
    mistakenFor: ['[acac-not-true](acac-not-true.md): that one is printed.', 'A session that has run out.'],
    related: ['acac-not-true', 'acao-wildcard-with-credentials', 'redirect-limit'],
  },
  'cached-without-vary': {
    short: 'The response depends on the origin and does not say so.',
    meaning: `The response names an origin in \`Access-Control-Allow-Origin\` and has no \`Vary: Origin\`. This page may read it. A cache, that of the browser or one before the server, may hand the same response to a page of another origin, or one that was stored without the header to this page, and that one is blocked.`,
    clauses: [
      inFetch('CORS protocol and HTTP caches', 'cors-protocol-and-http-caches'),
      ['RFC 9111, cache keys with Vary', 'https://www.rfc-editor.org/rfc/rfc9111#section-4.1'],
    ],
    change: `Send \`Vary: Origin\` on every response of this URL, also on those to requests without \`Origin\` and on refusals. Where everybody may read it, send \`*\`, which needs none.`,
    wrong: exchange({ url: notes }, hop(notes, answer(200, json, 'Cache-Control: max-age=600', forPage))),
    right: exchange(
      { url: notes },
      hop(notes, answer(200, json, 'Cache-Control: max-age=600', forPage, vary)),
    ),
    outcome: warned,
    engines: `When it strikes, the message is that of [acao-missing](acao-missing.md) or [acao-mismatch](acao-mismatch.md). After an \`<img>\` has stored the response without CORS, Chromium blocks a \`fetch\` of it, Firefox does if the credentials mode is the same, and WebKit asks the server again.`,
    mistakenFor: [
      'A fault that comes and goes by itself. It comes with the cache, and goes with "Disable cache" in the developer tools.',
    ],
    related: ['acao-mismatch', 'acao-missing'],
  },
} as const satisfies Partial<Record<ForeignReason, ReasonCase>>
