import { answer, api, exchange, forPage, hop, json, page, vary } from '../exchange.ts'
import { inFetch, mainFetch } from '../clauses.ts'
import type { ForeignReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const notes = `${api}/notes`
const given = hop(notes, answer(200, json, forPage, vary))
const picture = `${api}/ada.png`
const png = 'Content-Type: image/png'
const script = `${api}/notes.json`
const device = 'http://192.168.1.10/status'

export const otherPolicies = {
  corp: {
    short: 'Cross-Origin-Resource-Policy keeps it from other origins.',
    meaning: `An element without \`crossorigin\`, or a \`no-cors\` request, got an answer with \`Cross-Origin-Resource-Policy: same-origin\` or \`same-site\`, and the page is neither. It is not CORS: CORS lets such elements show what they cannot read, and this header forbids even that. Requests with CORS do not ask for it.`,
    clauses: [inFetch('cross-origin resource policy check', 'cross-origin-resource-policy-header')],
    change: `Send \`Cross-Origin-Resource-Policy: cross-origin\` on what other origins may embed. The default of helmet is \`same-origin\`. Or ask with CORS: \`<img crossorigin>\`, and \`Access-Control-Allow-Origin\` on the answer.`,
    wrong: exchange(
      { url: picture, api: 'img' },
      hop(picture, answer(200, png, 'Cross-Origin-Resource-Policy: same-origin')),
    ),
    right: exchange(
      { url: picture, api: 'img' },
      hop(picture, answer(200, png, 'Cross-Origin-Resource-Policy: cross-origin')),
    ),
    engines: `Under \`Cross-Origin-Embedder-Policy: require-corp\` a missing header counts as \`same-origin\`, and Chromium says \`net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep\`. \`evaluate\` does not know of embedder policies.`,
    mistakenFor: [
      '[acao-missing](acao-missing.md): adding `Access-Control-Allow-Origin` alone changes nothing here.',
    ],
    related: ['orb', 'opaque-response', 'acao-missing'],
  },
  orb: {
    short: 'An element cannot show data of another origin.',
    meaning: `An element without \`crossorigin\`, such as \`<img>\` or \`<script>\`, got HTML, JSON or XML from another origin. Browsers do not let such an answer into the page's process at all: opaque response blocking. It is not CORS, and has no header.`,
    clauses: [['Opaque response blocking, a proposal', 'https://github.com/annevk/orb']],
    change: `Send the right \`Content-Type\` if it is what the element wants. If it is data, ask for it by \`fetch\` with CORS. An image that is HTML is often an error page or a login page.`,
    wrong: exchange(
      { url: script, api: 'script' },
      hop(script, answer(200, json, 'X-Content-Type-Options: nosniff')),
    ),
    right: exchange({ url: script }, hop(script, answer(200, json, forPage, vary))),
    outcome: { standard: 'passes', chromium: 'passes', firefox: 'passes', webkit: 'passes' },
    notModelled: {
      why: 'whether it strikes depends on the body too, of which an exchange has nothing.',
      reports: {
        chromium: { outcome: 'blocks', text: 'net::ERR_BLOCKED_BY_ORB' },
        firefox: { outcome: 'blocks', text: 'A resource is blocked by OpaqueResponseBlocking' },
        webkit: { outcome: 'passes' },
      },
    },
    mistakenFor: [
      '[corp](corp.md), which is a header that the server has sent.',
      '[acao-missing](acao-missing.md): an element without `crossorigin` never asks for that.',
    ],
    related: ['corp', 'opaque-response'],
  },
  'mixed-content': {
    short: 'A page of https asked a URL of http.',
    meaning: `A page that came over \`https:\` asked for an \`http:\` URL, which browsers refuse before anything is sent. It is not CORS. The page's own machine is excepted, \`http://localhost\` and \`http://127.0.0.1\`, though not in Safari; images and films are asked for by \`https:\` instead.`,
    clauses: [
      [
        'Mixed Content, should fetching be blocked',
        'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
      ],
      mainFetch,
    ],
    change: `Serve it over \`https:\`, and ask for that. A redirect from \`http:\` does not help: it is not reached.`,
    wrong: exchange(
      { url: 'http://api.example.com/notes' },
      hop('http://api.example.com/notes', given.response ?? null),
    ),
    right: exchange({ url: notes }, given),
    mistakenFor: ['[network](network.md): no server was asked.'],
    related: ['scheme', 'local-network', 'network'],
  },
  'local-network': {
    short: 'A public page asked an address of the local network.',
    meaning: `A page from the public internet asked for a machine in the user's network, or for the user's own machine. Local Network Access makes that a permission of the user, and of secure pages only: Chromium blocks a page of \`http:\` outright. It is not CORS and comes before it, so the machine sees nothing and no header of it helps. \`Access-Control-Allow-Private-Network\` belonged to an earlier plan that is gone.`,
    clauses: [['Local Network Access', 'https://wicg.github.io/local-network-access/']],
    change: `Serve the page over \`https:\` and have the user allow it when the browser asks, or serve the page from the same network.`,
    wrong: exchange(
      { documentOrigin: 'http://203.0.113.7', url: device },
      hop(device, answer(200, json, 'Access-Control-Allow-Origin: *')),
    ),
    right: exchange(
      { documentOrigin: 'http://192.168.1.20', url: device },
      hop(device, answer(200, json, 'Access-Control-Allow-Origin: *')),
    ),
    outcome: { standard: 'passes', firefox: 'warns', webkit: 'passes' },
    shownIn: 'chromium',
    engines: `To a page of \`https:\` Chromium and Firefox show a prompt; \`evaluate\` then has a warning. Where the user says no, Chromium's code is \`LocalNetworkAccessPermissionDenied\`. Names are not looked up: \`evaluate\` knows local addresses by their numbers, \`localhost\` and \`.local\`.`,
    mistakenFor: [
      '[acao-missing](acao-missing.md): Chromium begins with the same words, "blocked by CORS policy".',
      '[mixed-content](mixed-content.md), where the page is of `https:` and the machine of `http:`.',
    ],
    related: ['mixed-content', 'network'],
  },
  'opaque-response': {
    short: 'With mode: no-cors the page reads nothing.',
    meaning: `The page said \`mode: 'no-cors'\`. The request succeeds, and the page gets a response with status 0, no headers and no body, whatever the server sent. No error is printed anywhere. It is a warning of \`evaluate\`, since the mode is often set to make a CORS error go away.`,
    clauses: [inFetch('opaque filtered response', 'concept-filtered-response-opaque')],
    change: `Take \`mode: 'no-cors'\` out, and have the server allow the page. It is right only where nothing has to be read, as with a count or a cache of a service worker.`,
    wrong: exchange({ url: notes, mode: 'no-cors' }, given),
    right: exchange({ url: notes }, given),
    outcome: { standard: 'warns', chromium: 'warns', firefox: 'warns', webkit: 'warns' },
    mistakenFor: [
      'An empty answer, or a JSON error: `Unexpected end of JSON input` is what parsing an empty body says.',
      `A server without CORS. It may well allow \`${page}\`; it is not asked.`,
    ],
    related: ['acao-missing', 'corp', 'no-cors-redirect-mode'],
  },
} as const satisfies Partial<Record<ForeignReason, ReasonCase>>
