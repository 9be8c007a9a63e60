import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import type { CorsReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'
import { corsPreflight } from '../clauses.ts'

const note = `${api}/notes/5`
const moved = `${note}/`
const ask = { url: note, headers: [['Authorization', 'Bearer 5f3a']] } as const
const headers = 'Access-Control-Allow-Headers: Authorization'
const right = exchange(ask, hop(note, answer(200, json, forPage, vary), answer(204, forPage, headers, vary)))

export const preflightAnswer = {
  'preflight-status': {
    short: 'The preflight was answered with a status other than 200 to 299.',
    meaning: `The answer to the preflight has the right headers and a status that is not 200 to 299. The request itself is never sent. A preflight carries neither cookies nor \`Authorization\` nor a client certificate, so whatever asks for them before CORS refuses it.`,
    clauses: [corsPreflight('steps 7 and 8')],
    change: `Answer preflights with 204 before authentication, routing, CSRF checks and rate limits. 401 and 403 come from authentication, 404 and 405 from a router without \`OPTIONS\`.`,
    wrong: exchange(
      ask,
      hop(
        note,
        answer(200, json, forPage, vary),
        answer(401, 'WWW-Authenticate: Bearer', forPage, headers, vary),
      ),
    ),
    right,
    engines: `Without \`Access-Control-Allow-Origin\` on it Chromium and Firefox report that first, as [preflight-acao-missing](preflight-acao-missing.md).`,
    mistakenFor: [
      'Wrong credentials of the page. The preflight has none by design, and the request that has them was not sent.',
      'A status of the request itself: of that, every status passes if it has the headers.',
    ],
    related: ['preflight-acao-missing', 'preflight-redirect', 'proxy-authentication'],
  },
  'preflight-redirect': {
    short: 'The preflight was answered with a redirect.',
    meaning: `The answer to the preflight is a redirect, and no browser follows one there. Redirects of the request itself are followed. Usual causes are a slash at the end, \`http\` to \`https\`, \`www\`, and a login page.`,
    clauses: [corsPreflight('steps 6 to 8')],
    change: `Ask for the URL at which the redirects end; that is the page's half. Let preflights past whatever redirects to a login; that is the server's.`,
    wrong: exchange(
      ask,
      hop(
        note,
        answer(308, `Location: ${moved}`, forPage, vary),
        answer(308, `Location: ${moved}`, forPage, vary),
      ),
    ),
    right: exchange(
      { ...ask, url: moved },
      hop(moved, answer(200, json, forPage, vary), answer(204, forPage, headers, vary)),
    ),
    engines: `Without \`Access-Control-Allow-Origin\` on the redirect Firefox reports [preflight-acao-missing](preflight-acao-missing.md).`,
    mistakenFor: [
      'A redirect loop, or a redirect to a foreign origin. This one is refused wherever it leads.',
    ],
    related: ['preflight-status', 'redirect-mode-error', 'preflight-acao-missing'],
  },
} as const satisfies Partial<Record<CorsReason, ReasonCase>>
