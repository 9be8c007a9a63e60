import { readFile } from 'node:fs/promises'
import type { RequestListener, ServerResponse } from 'node:http'
import { type Exchange, type Recorder, runParameter } from './exchanges.ts'
import { type Api, type Pages, type Visitor, visitorAt } from './places.ts'
import type { Scenario } from './scenarios.ts'

/** What the server tells the page. */
export interface Demo {
  readonly visitor: Visitor
  readonly pages: Pages
  readonly apis: readonly Api[]
  readonly scenarios: readonly Scenario[]
  readonly runParameter: string
}

export interface SiteOptions {
  /** Known once the site has a port. */
  readonly pages: () => Pages
  readonly apis: readonly Api[]
  readonly scenarios: readonly Scenario[]
  readonly recorder: Recorder
}

/** What the page finds out in one run. */
export interface PageResult {
  readonly outcome: string
  readonly shown: string
  readonly exchanges: readonly Exchange[]
}

const files: ReadonlyMap<string, readonly [type: string, url: URL]> = new Map([
  ['/page.css', ['text/css', new URL('./page/page.css', import.meta.url)]],
  ['/page.js', ['text/javascript', new URL('./page/page.js', import.meta.url)]],
  ['/requests.js', ['text/javascript', new URL('./page/requests.js', import.meta.url)]],
])
const page = new URL('./page/page.html', import.meta.url)

/** The page, under each of its origins. It is the same page: only where it stands differs. */
export function createSite({ pages, apis, scenarios, recorder }: SiteOptions): RequestListener {
  return (request, response) => {
    const visitor = visitorAt(request.headers.host)
    if (visitor === undefined) {
      // Somebody opened http://localhost:PORT.
      response.writeHead(302, { location: pages().allowed }).end()
      return
    }
    const demo: Demo = { visitor, pages: pages(), apis, scenarios, runParameter }
    respond(request.url ?? '/', demo, recorder, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  }
}

async function respond(
  target: string,
  demo: Demo,
  recorder: Recorder,
  response: ServerResponse,
): Promise<void> {
  const [path = '/', query] = target.split('?', 2)
  const file = files.get(path)
  const send = (contentType: string, body: string): void => {
    // The next start of the demo must not meet this one's files.
    response
      .writeHead(200, { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-store' })
      .end(body)
  }
  if (path === '/') {
    // JSON may hold "</script>"; it may hold \u003c instead.
    const data = JSON.stringify(demo).replaceAll('<', String.raw`\u003c`)
    send(
      'text/html',
      (await readFile(page, 'utf8')).replace('<!-- demo -->', () => data),
    )
  } else if (path === '/exchanges') {
    const run = new URLSearchParams(query).get(runParameter) ?? ''
    send('application/json', JSON.stringify(await recorder.exchangesOf(run)))
  } else if (file !== undefined) send(file[0], await readFile(file[1], 'utf8'))
  else response.writeHead(404).end()
}
