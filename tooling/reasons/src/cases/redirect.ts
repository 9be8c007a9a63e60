import { answer, api, exchange, forPage, hop, json, page, vary } from '../exchange.ts'
import { inFetch, redirectFetch } from '../clauses.ts'
import type { Exchange, RedirectReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const latest = `${api}/notes/latest`
const note = `${api}/notes/5`
const given = hop(note, answer(200, json, forPage, vary))

function leadingTo(location: string, status = 302): Exchange {
  return exchange({ url: latest }, hop(latest, answer(status, `Location: ${location}`, forPage, vary)), given)
}

const upload = `${page}/uploads`
const uploaded = `${page}/uploads/7`
const kept = [hop(upload, answer(307, 'Location: /uploads/7')), hop(uploaded, answer(201))] as const

export const redirect = {
  'redirect-mode-error': {
    short: 'The response is a redirect, and the page said redirect: error.',
    meaning: `The page said \`redirect: 'error'\`, and the server answered with a redirect. The page asked for this error: it wants no other URL than the one it named.`,
    clauses: [inFetch('HTTP fetch', 'http-fetch', 'the switch on redirect mode')],
    change: `Ask for the URL at which the redirects end, or leave \`redirect\` out. If the redirect is new, such as one to a login page, it is the server's.`,
    wrong: exchange(
      { url: latest, redirect: 'error' },
      hop(latest, answer(302, 'Location: /notes/5', forPage, vary)),
      given,
    ),
    right: exchange({ url: note, redirect: 'error' }, given),
    mistakenFor: [
      '[preflight-redirect](preflight-redirect.md): of a preflight a redirect is refused in every mode.',
    ],
    related: ['preflight-redirect', 'no-cors-redirect-mode', 'redirect-limit'],
  },
  'redirect-location': {
    short: 'The Location of a redirect is not a URL.',
    meaning: `The server redirects to something that does not parse as a URL, also not against the URL that was asked. A port that is no number is the usual case.`,
    clauses: [redirectFetch('step 5'), inFetch('location URL', 'concept-response-location-url')],
    change: `Look at how \`Location\` is put together. A path alone is fine, and needs no host.`,
    wrong: leadingTo('https://api.example.com:undefined/notes/5'),
    right: leadingTo('/notes/5'),
    mistakenFor: [
      'A missing `Location`: without one the response is no redirect but an answer with status 302, which the page can read.',
    ],
    related: ['redirect-scheme', 'url-invalid'],
  },
  'redirect-scheme': {
    short: 'The redirect leads to a URL that is not http or https.',
    meaning: `The server redirects to a scheme other than \`http:\` and \`https:\`, such as that of an app. A navigation may do that; \`fetch\` and \`XMLHttpRequest\` may not.`,
    clauses: [redirectFetch('step 6')],
    change: `Redirect to \`https:\`, or answer with the URL in the body and let the page navigate there.`,
    wrong: leadingTo('example-app://notes/5'),
    right: leadingTo(note),
    mistakenFor: ['An app that is not installed: no browser looks for one here.'],
    related: ['scheme', 'redirect-location'],
  },
  'redirect-credentials': {
    short: 'The redirect leads across origins to a URL with a user name or password.',
    meaning: `The server redirects a request with CORS to a URL that has a user name or password before its host. Across origins that is an error, and once a request has left the page's origin also on its way back.`,
    clauses: [redirectFetch('steps 9 and 10')],
    change: `Redirect to a URL without them. For a file in a store sign the URL in its query.`,
    wrong: leadingTo('https://ada:secret@api.example.com/notes/5'),
    right: leadingTo('https://api.example.com/notes/5?signature=5f3a'),
    mistakenFor: ['A refused password: nobody was asked.'],
    related: ['url-credentials', 'redirect-location'],
  },
  'redirect-limit': {
    short: 'There were more than 20 redirects.',
    meaning: `The request was redirected more than 20 times. Nearly always that is a loop: two layers that each redirect to the other, \`http\` and \`https\` behind a proxy, or a check for a cookie that a request across sites does not carry.`,
    clauses: [redirectFetch('step 7')],
    change: `Follow the redirects with another client and look where they come around. If a cookie would end them, it is [cookie-same-site](cookie-same-site.md).`,
    wrong: exchange(
      { url: latest },
      ...Array.from({ length: 21 }, () => hop(latest, answer(302, 'Location: /notes/latest', forPage, vary))),
    ),
    right: leadingTo('/notes/5'),
    mistakenFor: ['A slow server: each of these answers is quick.'],
    related: ['redirect-mode-error', 'cookie-same-site'],
  },
  'redirect-stream-body': {
    short: 'A body that is a stream cannot be sent again.',
    meaning: `The body of the request is a stream, which can be read once, and the server answered with a redirect after which the body has to be sent again. Only after 303 is it not. The page's own origin makes no difference.`,
    clauses: [redirectFetch('step 11')],
    change: `Ask for the URL at which the redirects end, or send a body that is not a stream.`,
    wrong: exchange({ url: upload, method: 'POST', streamBody: true }, ...kept),
    right: exchange({ url: upload, method: 'POST', body: 'the whole of it' }, ...kept),
    engines: `Chromium sends streams over HTTP/2 only, and asks a preflight for every stream across origins. Firefox has no support for them and sends the text \`[object ReadableStream]\`, so the case does not arise there: its line is what the model has for a failed request.`,
    mistakenFor: ['A connection that breaks during an upload.'],
    related: ['body-forbidden', 'redirect-mode-error', 'network'],
  },
} as const satisfies Partial<Record<RedirectReason, ReasonCase>>
