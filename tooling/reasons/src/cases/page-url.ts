import { answer, api, exchange, forPage, hop, json, vary } from '../exchange.ts'
import { inFetch, mainFetch, requestConstructor } from '../clauses.ts'
import type { PageReason } from '@cors/browser'
import type { ReasonCase } from '../reason-case.ts'

const notes = `${api}/notes`
const right = exchange({ url: notes }, hop(notes, answer(200, json, forPage, vary)))

export const pageUrl = {
  'url-invalid': {
    short: 'What the page asked for is not a URL.',
    meaning: `The text that the page gave as URL does not parse, also not against the page's own. \`fetch\` throws a \`TypeError\` before anything is sent. A port that is no number, or above 65535, is the usual case; a missing \`https://\` is not, since that parses as a path of the page's own origin.`,
    clauses: [
      requestConstructor,
      ['URL, basic URL parser', 'https://url.spec.whatwg.org/#concept-basic-url-parser'],
    ],
    change: `Look at how the URL is put together: which variable was \`undefined\` or empty.`,
    wrong: exchange({ url: 'https://api.example.com:undefined/notes' }),
    right,
    mistakenFor: ['A failed connection. Nothing was sent, and nothing is in the network panel.'],
    related: ['redirect-location', 'scheme', 'network'],
  },
  'url-credentials': {
    short: 'The URL has a user name or a password in it.',
    meaning: `The URL given to \`fetch\` has a user name or password before its host. \`fetch\` throws a \`TypeError\` before anything is sent, for the page's own origin too.`,
    clauses: [requestConstructor],
    change: `Take them out of the URL and send \`Authorization\`. Across origins that asks a preflight, so the server has to allow the header.`,
    wrong: exchange({ url: 'https://ada:secret@api.example.com/notes' }),
    right: exchange(
      { url: notes, headers: [['Authorization', 'Basic YWRhOnNlY3JldA==']] },
      hop(
        notes,
        answer(200, json, forPage, vary),
        answer(204, forPage, 'Access-Control-Allow-Headers: Authorization', vary),
      ),
    ),
    engines: `\`XMLHttpRequest\` takes such a URL, and sends no password across origins.`,
    mistakenFor: ['A refused password. The server was never asked.'],
    related: ['redirect-credentials', 'header-not-allowed'],
  },
  scheme: {
    short: 'The URL is not http or https.',
    meaning: `A page asked another origin by a scheme that is not \`http:\` or \`https:\`. CORS is made of HTTP headers, so there is nothing that could allow it. \`file:\` URLs come to this, and so do \`localhost:3000/notes\`, whose scheme is \`localhost:\`, and the schemes of mobile shells.`,
    clauses: [mainFetch],
    change: `Ask by \`https:\`. Write \`http://localhost:3000\`, and serve local files by a server instead of opening them.`,
    wrong: exchange({ url: 'localhost:3000/notes' }),
    right,
    mistakenFor: ['A server that is down: no server is asked.'],
    related: ['redirect-scheme', 'mixed-content', 'url-invalid'],
  },
  'bad-port': {
    short: 'Browsers do not connect to this port.',
    meaning: `The port belongs to a protocol that HTTP could be abused to speak to, such as 25 of mail or 6000 of X11. The standard has a list of them, and every browser refuses to connect, whatever the server says.`,
    clauses: [inFetch('port blocking', 'port-blocking'), mainFetch],
    change: `Serve it at another port. 6000, 5060, 4045 and 10080 are those that developers meet; 3000, 5000 and 8080 are fine.`,
    wrong: exchange({ url: `${api}:6000/notes` }, hop(`${api}:6000/notes`, answer(200, json, forPage, vary))),
    right: exchange({ url: `${api}:6001/notes` }, hop(`${api}:6001/notes`, answer(200, json, forPage, vary))),
    mistakenFor: ['A firewall, or a server that does not listen: other clients reach it.'],
    related: ['network', 'scheme'],
  },
} as const satisfies Partial<Record<PageReason, ReasonCase>>
