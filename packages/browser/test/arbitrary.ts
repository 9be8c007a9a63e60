import { fc } from '@fast-check/vitest'
import type {
  Answer,
  Engine,
  Exchange,
  HeaderLine,
  Hop,
  Initiator,
  PageRequest,
  RequestMode,
} from '../src/index.ts'
import { initiators } from '../src/index.ts'

const bytes: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes))
const text = fc.oneof(fc.string(), bytes, fc.string({ unit: 'binary' }))

const page = 'https://page.example'
const apis = Object.keys(initiators) as readonly Initiator[]

const urls = fc.constantFrom(
  `${page}/own`,
  '/relative',
  'https://api.example/',
  'https://api.example:8443/x?y#z',
  'https://user:password@api.example/',
  'http://api.example/',
  'http://127.0.0.1:3000/',
  'https://192.168.0.1/',
  'https://api.example:25/',
  'data:text/plain,x',
  'ftp://api.example/',
  'wss://api.example/',
  'blob:https://page.example/0-1',
  'https://',
  '',
)

const lineOf = (names: readonly string[], values: readonly string[]): fc.Arbitrary<HeaderLine> =>
  fc.tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: text }),
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: text }),
  )

const requestLine = lineOf(
  'Accept accept Accept-Language Content-Language Content-Type content-type Range Authorization X-A x-a User-Agent DPR Cookie Host Sec-X X-HTTP-Method'.split(
    ' ',
  ),
  [
    '',
    'x',
    '"',
    'text/plain',
    'application/json',
    'bytes=0-',
    'TRACE',
    'a'.repeat(128),
    'a'.repeat(129),
    '2',
  ],
)

// `undefined` where the page says nothing.
const maybe = <Value>(...values: readonly Value[]): fc.Arbitrary<Value | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined })

// Those that the initiator can have: others are refused at the door.
function modeOf(api: Initiator | undefined, mode: RequestMode | undefined): RequestMode | undefined {
  if (api === undefined || api === 'fetch') return mode === 'navigate' ? undefined : mode
  const hasAttribute = ['img', 'script', 'stylesheet', 'media'].includes(api)
  return hasAttribute && (mode === 'cors' || mode === 'no-cors') ? mode : undefined
}

/** Requests that a page could make, and some that none can. */
export const requests: fc.Arbitrary<PageRequest> = fc
  .record({
    documentOrigin: fc.constantFrom(
      page,
      page,
      'http://page.example:8080',
      'null',
      'http://127.0.0.1:1024',
      'capacitor://localhost',
    ),
    url: fc.oneof({ weight: 8, arbitrary: urls }, { weight: 1, arbitrary: text }),
    api: maybe(...apis, 'fetch', 'xhr', 'fetch', 'xhr'),
    method: fc.option(
      fc.oneof(
        fc.constantFrom('GET', 'POST', 'put', 'patch', 'HEAD', 'OPTIONS', 'DELETE', 'trace', '*'),
        text,
      ),
      { nil: undefined },
    ),
    mode: maybe('cors', 'cors', 'no-cors', 'same-origin', 'navigate'),
    credentials: maybe('include', 'same-origin', 'omit'),
    redirect: maybe('follow', 'follow', 'follow', 'manual', 'error'),
    headers: fc.option(fc.array(requestLine, { maxLength: 5 }), { nil: undefined }),
    body: fc.option(text, { nil: undefined }),
    streamBody: maybe(true, false),
    uploadListeners: maybe(true, false),
    referrerPolicy: maybe('', 'no-referrer', 'same-origin', 'origin'),
  })
  .map(
    (made) =>
      Object.fromEntries(
        Object.entries({
          ...made,
          mode: modeOf(made.api as Initiator | undefined, made.mode as RequestMode | undefined),
        }).filter(([, value]) => value !== undefined),
      ) as unknown as PageRequest,
  )

const answerLine = fc.oneof(
  lineOf(
    ['Access-Control-Allow-Origin', 'access-control-allow-origin'],
    ['*', page, 'null', '', `${page}/`, `${page}, *`, 'a b'],
  ),
  lineOf(['Access-Control-Allow-Credentials'], ['true', 'True', 'true, true', '']),
  lineOf(['Access-Control-Allow-Methods'], ['*', 'PUT', 'put, patch', 'PUT;DELETE', '', ',,PUT']),
  lineOf(['Access-Control-Allow-Headers'], ['*', 'x-a', 'X-A, content-type, authorization', 'a b', '']),
  lineOf(['Access-Control-Expose-Headers'], ['*', 'x-token', 'X-Token, set-cookie', '"', '']),
  lineOf(['Access-Control-Max-Age'], ['0', '5', '-1', 'x', '600']),
  lineOf(
    ['Location'],
    [
      'https://api.example/',
      'https://third.example/',
      `${page}/back`,
      '/x',
      'https://u:p@api.example/',
      'ftp://x',
      'https://',
      '',
    ],
  ),
  lineOf(
    ['Vary', 'Cross-Origin-Resource-Policy', 'Set-Cookie', 'X-Token', 'ETag'],
    ['Origin', 'same-origin', 'same-site', 'x'],
  ),
)

// Two lines that let most requests pass, so that there is something behind a preflight.
const open: readonly HeaderLine[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Methods', '*'],
  ['Access-Control-Allow-Headers', '*, authorization'],
]

const answers: fc.Arbitrary<Answer> = fc
  .tuple(
    fc.constantFrom(200, 200, 204, 301, 302, 303, 307, 308, 299, 300, 304, 404, 407, 500),
    fc.boolean(),
    fc.array(answerLine, { maxLength: 6 }),
  )
  .map(([status, isOpen, headers]) => ({ status, headers: isOpen ? [...open, ...headers] : headers }))

const hops: fc.Arbitrary<readonly Hop[]> = fc.array(
  fc
    .tuple(fc.option(answers, { nil: null }), fc.option(answers, { nil: null, freq: 9 }))
    .map(([preflight, response]) => ({ url: 'https://api.example/', preflight, response })),
  { maxLength: 4 },
)

export const exchanges: fc.Arbitrary<Exchange> = fc.record({ request: requests, hops })
export const engine: fc.Arbitrary<Engine> = fc.constantFrom('standard', 'chromium', 'firefox', 'webkit')
