import { type IncomingMessage, request as openRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Exchange, describeRequest, describeResponse } from './exchanges.ts'
import { type Places, type Visitor, visitors } from './places.ts'
import type { Row } from './rows.ts'
import type { PageRequest, Scenario } from './scenarios.ts'
import { faultOfAnswer, faultOfPreflight } from './verdict.ts'

/**
 * Runs every scenario over a bare socket, for want of a browser: sends what a browser would send, and says
 * what a browser would make of the answers.
 */
export async function runOverHttp(places: Places, scenarios: readonly Scenario[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const visitor of visitors) {
    for (const scenario of scenarios) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time: they share what the API stores
      rows.push(await runOne(places, visitor, scenario))
    }
  }
  return rows
}

async function runOne(places: Places, visitor: Visitor, scenario: Scenario): Promise<Row> {
  const exchanges: Exchange[] = []
  const { outcome, reason = '' } = await attempt(places, visitor, scenario, exchanges).catch(
    (error: unknown): Outcome => ({ outcome: `failed: ${String(error)}` }),
  )
  return { scenario, visitor, outcome, reason, sentence: '', exchanges }
}

interface Outcome {
  readonly outcome: string
  readonly reason?: string
}

async function attempt(
  places: Places,
  visitor: Visitor,
  scenario: Scenario,
  exchanges: Exchange[],
): Promise<Outcome> {
  const { first, request, preflight, needsHeader } = scenario
  const origin = places.pages[visitor]
  if (preflight) {
    const names = Object.keys(request.headers ?? {}).toSorted()
    const asked = names.length === 0 ? {} : { 'access-control-request-headers': names.join(',') }
    const headers = { origin, 'access-control-request-method': request.method, ...asked }
    const answer = await exchange(places, exchanges, 'OPTIONS', request.path, headers)
    const fault = faultOfPreflight(
      answer,
      { origin, credentials: request.credentials === true },
      request.method,
      names,
    )
    if (fault !== undefined) return { outcome: 'blocked at preflight', reason: fault }
  }
  // The other pages are on other sites, so that a browser would keep a Lax cookie from their requests.
  const cookie =
    first === undefined || visitor !== 'allowed' ? {} : { cookie: await cookieOf(places, origin, first) }
  const { headers, body } = await encode(scenario)
  const answer = await exchange(
    places,
    exchanges,
    request.method,
    request.path,
    { origin, ...headers, ...cookie },
    body,
  )
  const fault = faultOfAnswer(answer, { origin, credentials: request.credentials === true })
  if (fault !== undefined) return { outcome: 'blocked at answer', reason: fault }
  const exposed = String(answer.headers['access-control-expose-headers']).split(', ')
  const lacks = needsHeader !== undefined && !exposed.includes(needsHeader)
  return { outcome: `reads ${answer.statusCode}${lacks ? ` without ${needsHeader}` : ''}` }
}

async function cookieOf(
  places: Places,
  origin: string,
  { method, path, headers, body }: PageRequest,
): Promise<string> {
  const answer = await exchange(places, [], method, path, { origin, ...headers }, body)
  return answer.headers['set-cookie']?.map((line) => line.split(';', 1)[0]).join('; ') ?? ''
}

async function encode({ means, request }: Scenario): Promise<{
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}> {
  if (means !== 'upload') return { headers: request.headers ?? {}, body: request.body }
  const form = new FormData()
  form.append('file', new Blob([request.body ?? '']), 'file.txt')
  const encoded = new Response(form)
  return {
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: await encoded.text(),
  }
}

function exchange(
  { api }: Places,
  exchanges: Exchange[],
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<IncomingMessage> {
  const { host, port } = new URL(api.url)
  return new Promise((resolve, reject) => {
    // Node does not map *.localhost to this machine on every system.
    const outgoing = openRequest({ host: '127.0.0.1', port, method, path, headers: { host, ...headers } })
    outgoing.once('error', reject)
    outgoing.once('response', (answer) => {
      const status = answer.statusCode ?? 0
      exchanges.push({
        method,
        status,
        sent: describeRequest(method, path, headers),
        received: describeResponse(status, linesOf(answer)),
      })
      text(answer).then(() => resolve(answer), reject)
    })
    outgoing.end(body)
  })
}

function linesOf({ rawHeaders }: IncomingMessage): readonly string[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []))
}
