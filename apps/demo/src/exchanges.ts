import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** One request and its response, cut down to what CORS is about. */
export interface Exchange {
  readonly method: string
  readonly status: number
  /** The request line and the headers that matter, as text. */
  readonly sent: string
  readonly received: string
}

/** The query parameter that ties the requests of one run together. It makes each URL new to every cache. */
export const runParameter = 'run'

const sentNames = [
  'origin',
  'access-control-request-method',
  'access-control-request-headers',
  'cookie',
  'sec-fetch-site',
]

export function describeRequest(method: string, path: string, headers: IncomingHttpHeaders): string {
  const shown = sentNames
    .filter((name) => headers[name] !== undefined)
    .map((name) => `${name}: ${name === 'cookie' ? '(sent)' : String(headers[name])}`)
  return [`${method} ${path}`, ...shown].join('  ')
}

/** `head` is lines as they were on the wire, `Name: value`. */
export function describeResponse(status: number, head: readonly string[]): string {
  const shown = head
    .filter((line) => /^(access-control-|vary:)/i.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
  return [String(status), ...shown].join('  ')
}

/** Keeps what a server was asked and answered, by run. */
export interface Recorder {
  readonly record: (handler: RequestListener) => RequestListener
  /** Waits for answers that are still on their way. */
  readonly exchangesOf: (run: string) => Promise<readonly Exchange[]>
}

const maxRuns = 500

export function createRecorder(): Recorder {
  const runs = new Map<string, Promise<Exchange>[]>()
  const keep = (run: string, exchange: Promise<Exchange>): void => {
    runs.set(run, [...(runs.get(run) ?? []), exchange])
    const [oldest] = runs.keys()
    if (runs.size > maxRuns && oldest !== undefined) runs.delete(oldest)
  }
  return {
    exchangesOf: (run) => Promise.all(runs.get(run) ?? []),
    record: (handler) => (request, response) => {
      const target = request.url ?? '/'
      const url = URL.canParse(target, 'http://api') ? new URL(target, 'http://api') : undefined
      const run = url?.searchParams.get(runParameter)
      if (url !== undefined && typeof run === 'string') keep(run, follow(url.pathname, request, response))
      handler(request, response)
    },
  }
}

function follow(
  path: string,
  { method = '', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<Exchange> {
  const sent = describeRequest(method, path, headers)
  return new Promise((resolve) => {
    response.once('close', () => {
      const status = response.statusCode
      // Not getHeaders(), which knows nothing of what was handed to writeHead.
      const { _header: head } = response as unknown as { readonly _header: string | null }
      resolve({ method, status, sent, received: describeResponse(status, head?.split('\r\n') ?? []) })
    })
  })
}
