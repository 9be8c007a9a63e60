import { type IncomingMessage, request as openRequest } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Request {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface Answer {
  readonly status: number
  readonly message: IncomingMessage
  readonly body: string
  /** What says `access-control-…`, without that prefix, sorted; a name that came twice is there twice. */
  readonly cors: readonly string[]
  /** The names in `Vary`, in lower case. */
  readonly vary: readonly string[]
}

/** The API as its clients have it. */
export interface Api {
  readonly ask: (request: Request) => Promise<Answer>
  /** Asks as browsers do for a method and, where there are any, header names. */
  readonly preflight: (path: string, origin: string, method: string, names?: string) => Promise<Answer>
}

export function createClient(port: () => number): Api {
  const ask: Api['ask'] = async ({ method = 'GET', path, headers = {}, body }) => {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = openRequest({ host: '127.0.0.1', port: port(), method, path, headers })
      outgoing.once('response', resolve).once('error', reject).end(body)
    })
    return {
      status: message.statusCode ?? 0,
      message,
      body: await text(message),
      cors: corsLines(message.rawHeaders),
      vary: message.headers.vary?.toLowerCase().split(', ') ?? [],
    }
  }
  return {
    ask,
    preflight(path, origin, method, names = '') {
      const asked = names === '' ? {} : { 'access-control-request-headers': names }
      const headers = { origin, 'access-control-request-method': method, ...asked }
      return ask({ method: 'OPTIONS', path, headers })
    },
  }
}

function corsLines(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders
    .flatMap((name, index) =>
      index % 2 === 0 ? [`${name.toLowerCase()}: ${String(rawHeaders[index + 1])}`] : [],
    )
    .filter((line) => line.startsWith('access-control-'))
    .map((line) => line.slice('access-control-'.length))
    .toSorted()
}
