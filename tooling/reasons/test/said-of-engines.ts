import {
  type Answer,
  type Engine,
  type Hop,
  type PageRequest,
  type Reason,
  classify,
  evaluate,
} from '@cors/browser'

/** What the table of engines in the README says, as the model has it. */
export interface Said {
  readonly [what: string]: (engine: Engine) => string
}

const documentOrigin = 'https://app.example.com'
const url = 'https://api.example.com/notes'
const yes = (is: boolean): string => (is ? 'yes' : 'no')

function asks(request: Partial<PageRequest>, engine: Engine): string {
  return yes(classify({ documentOrigin, url, ...request }, { engine }).mode === 'preflighted')
}

function answer(status: number, headers: Answer['headers'] = []): Answer {
  return { status, headers: [['Access-Control-Allow-Origin', '*'], ...headers] }
}

function firstOf(preflight: Answer, engine: Engine): Reason | undefined {
  const request: PageRequest = { documentOrigin, url, method: 'PUT' }
  return evaluate({ request, hops: [{ url, preflight, response: null }] }, { engine }).violations[0]?.reason
}

function isPassed(hop: Hop, engine: Engine, request: Partial<PageRequest> = {}): boolean {
  return evaluate({ request: { documentOrigin, url: hop.url, ...request }, hops: [hop] }, { engine }).ok
}

function atDevice(origin: string, engine: Engine): string {
  const device = origin.replace(/\d+\.\d+\.\d+\.\d+/, '192.168.1.10')
  const hops = [{ url: device, response: answer(200) }]
  const { ok, warnings } = evaluate({ request: { documentOrigin: origin, url: device }, hops }, { engine })
  if (!ok) return 'blocked'
  return warnings.some(({ reason }) => reason === 'local-network') ? 'permission' : 'allowed'
}

function linesOf(count: number, length: number): Partial<PageRequest> {
  return { headers: Array.from({ length: count }, () => ['Accept', 'a'.repeat(length)] as const) }
}

/** A `POST` of JSON that a 303 makes a `GET`, where nobody answers a second preflight. */
function isAskedAgain(engine: Engine): boolean {
  const allowed: Answer['headers'] = [['Access-Control-Allow-Headers', 'content-type']]
  const request: PageRequest = {
    documentOrigin,
    url,
    method: 'POST',
    headers: [['Content-Type', 'application/json']],
    body: '{}',
  }
  const next = 'https://api.example.com/notes/5'
  const hops: readonly Hop[] = [
    { url, preflight: answer(204, allowed), response: answer(303, [['Location', next]]) },
    { url: next, response: answer(200) },
  ]
  return !evaluate({ request, hops }, { engine }).ok
}

/** Of a `no-cors` POST that is redirected by an answer which hides referrers. */
function originAfterRedirect(engine: Engine): string | null {
  const request: PageRequest = { documentOrigin, url, method: 'POST', mode: 'no-cors', body: 'x' }
  const hops: readonly Hop[] = [
    {
      url,
      response: answer(307, [
        ['Location', '/notes/5'],
        ['Referrer-Policy', 'no-referrer'],
      ]),
    },
    { url: `${url}/5`, response: answer(200) },
  ]
  return evaluate({ request, hops }, { engine }).finalOrigin
}

export const saidOfEngines: Said = {
  '`Access-Control-Allow-Headers: *` covers `Authorization`': (engine) =>
    yes(
      isPassed(
        { url, preflight: answer(204, [['Access-Control-Allow-Headers', '*']]), response: answer(200) },
        engine,
        { headers: [['Authorization', 'Bearer 5f3a']] },
      ),
    ),
  'ten lines of `Accept` with 120 bytes each ask a preflight': (engine) => asks(linesOf(10, 120), engine),
  'two lines of `Accept` with 80 bytes each ask a preflight': (engine) => asks(linesOf(2, 80), engine),
  '`User-Agent` that a page set asks a preflight': (engine) =>
    asks({ headers: [['User-Agent', 'Ada']] }, engine),
  'a listener on `upload` asks a preflight without a body': (engine) =>
    asks({ api: 'xhr', method: 'POST', uploadListeners: true }, engine),
  'reported first of a preflight of 404 without headers': (engine) =>
    firstOf({ status: 404, headers: [] }, engine) === 'preflight-status' ? 'the status' : 'the header',
  'reported first of a preflight of 301 without headers': (engine) =>
    firstOf({ status: 301, headers: [['Location', '/new']] }, engine) === 'preflight-redirect'
      ? 'the redirect'
      : 'the header',
  'a preflighted `POST` is preflighted again after a 303': (engine) => yes(isAskedAgain(engine)),
  '`Referrer-Policy: no-referrer` on a redirect hides the `Origin` of a `no-cors` POST': (engine) =>
    yes(originAfterRedirect(engine) === 'null'),
  'an `https:` page may ask `http://localhost`': (engine) =>
    yes(isPassed({ url: 'http://localhost/notes', response: answer(200) }, engine)),
  'an `https:` page on a public address asks the local network': (engine) =>
    atDevice('https://203.0.113.7', engine),
  'an `http:` page on a public address asks the local network': (engine) =>
    atDevice('http://203.0.113.7', engine),
}
