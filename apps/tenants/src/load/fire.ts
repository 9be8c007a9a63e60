import autocannon from 'autocannon'

/** Which origins ask, and how each is to be answered. */
export interface Volley {
  readonly nextOrigin: () => string
  readonly isAllowed: (origin: string) => boolean
}

/** What came back. */
export interface Fired {
  readonly seconds: number
  readonly allowed: number
  readonly refused: number
  /** Answered otherwise than they should be: a page reads what it must not, or cannot read what it may. */
  readonly wronglyAllowed: number
  readonly wronglyRefused: number
  /** No answer, none in time, or another status than 200. */
  readonly errors: number
}

export const connections = 20

/** Asks for as long as it is told, over a few connections, as fast as it is answered. */
export async function fire(url: string, seconds: number, volley: Volley): Promise<Fired> {
  const counts = { allowed: 0, refused: 0, wronglyAllowed: 0, wronglyRefused: 0 }
  const started = performance.now()
  const { errors, non2xx } = await autocannon({
    url,
    connections,
    duration: seconds,
    sampleInt: 100,
    // Of seconds: what takes so long counts as never.
    timeout: 10,
    requests: [
      {
        setupRequest: (request, context) => {
          const origin = volley.nextOrigin()
          Object.assign(context, { origin })
          return { ...request, headers: { ...request.headers, origin } }
        },
        onResponse: (_status, _body, context, headers = {}) => {
          const { origin } = context as { readonly origin: string }
          const isAllowed = readableBy(headers) === origin
          counts[isAllowed ? 'allowed' : 'refused'] += 1
          if (isAllowed === volley.isAllowed(origin)) return
          counts[isAllowed ? 'wronglyAllowed' : 'wronglyRefused'] += 1
        },
      },
    ],
  })
  return { ...counts, errors: errors + non2xx, seconds: (performance.now() - started) / 1000 }
}

function readableBy(headers: object): unknown {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1]
}
