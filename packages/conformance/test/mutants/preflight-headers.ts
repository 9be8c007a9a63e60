import { type Mutant, deciding, plus, reading, without } from './mutant.ts'

const askedHeaders = 'access-control-request-headers'

/** Mistakes about the header names that a preflight asks for. */
export const preflightHeadersMutants: readonly Mutant[] = [
  deciding(
    'echoes the header names unseen',
    (decision, { headers }) =>
      headers[askedHeaders] === undefined || decision.action === 'continue' || decision.status === 403
        ? decision
        : plus(without(decision, 'Access-Control-Allow-Headers'), [
            'Access-Control-Allow-Headers',
            headers[askedHeaders],
          ]),
    [
      'preflight-headers/not-a-token',
      'preflight-headers/too-many-names',
      'preflight-headers/too-many-names-over-lines',
      'preflight-headers/too-many-bytes',
      'preflight-headers/too-many-bytes-over-lines',
      'preflight-headers/commas',
      'preflight-headers/two-words',
      'preflight-headers/upper-case',
      'preflight-headers/none-listed',
      'preflight-headers/listed-authorization',
      'preflight-headers/listed-prefix',
    ],
  ),
  deciding(
    'answers * where every header is allowed',
    (decision) =>
      decision.vary.includes('Access-Control-Request-Headers')
        ? plus(without(decision, 'Access-Control-Allow-Headers'), ['Access-Control-Allow-Headers', '*'])
        : decision,
    ['preflight-headers/echoed', 'preflight-headers/authorization', 'preflight-headers/none-asked'],
  ),
  reading(
    'reads the first line of header names only',
    (headers) => ({
      ...headers,
      ...(headers[askedHeaders] === undefined
        ? {}
        : { [askedHeaders]: headers[askedHeaders].split(', ')[0] ?? '' }),
    }),
    [
      'preflight-headers/several-lines',
      'preflight-headers/too-many-names-over-lines',
      'preflight-headers/too-many-bytes-over-lines',
    ],
  ),
  reading(
    'leaves every name out that is not well-formed',
    (headers) => ({
      ...headers,
      ...(headers[askedHeaders] === undefined
        ? {}
        : {
            [askedHeaders]: headers[askedHeaders]
              .split(',')
              .filter((name) => /^[\w\s*-]*$/.test(name))
              .join(','),
          }),
    }),
    [
      'preflight-headers/not-a-token',
      'preflight-headers/quoted',
      'preflight-headers/latin1',
      'preflight-headers/listed-not-a-token',
    ],
  ),
  reading(
    'reads no more than so many names',
    (headers) => ({
      ...headers,
      ...(headers[askedHeaders] === undefined
        ? {}
        : { [askedHeaders]: headers[askedHeaders].split(',', 128).join(',').slice(0, 4096) }),
    }),
    [
      'preflight-headers/too-many-names',
      'preflight-headers/too-many-bytes',
      'preflight-headers/commas',
      'preflight-headers/listed-too-long',
    ],
  ),
  reading(
    'reads only well-behaved lists of header names',
    (headers) => ({
      ...headers,
      ...(headers[askedHeaders] === undefined || /^[a-z0-9*-]+(?:,[a-z0-9*-]+)*$/.test(headers[askedHeaders])
        ? {}
        : { [askedHeaders]: '(' }),
    }),
    [
      'preflight-headers/white-space',
      'preflight-headers/empty-elements',
      'preflight-headers/most-bytes',
      'preflight-headers/only-commas',
      'preflight-headers/empty',
      'preflight-headers/listed-case',
      'preflight-headers/listed-tolerant',
    ],
  ),
  deciding(
    'sends the lists sorted',
    (decision) => ({
      ...decision,
      headers: decision.headers.map(
        ([name, value]) => [name, value.split(', ').toSorted().join(', ')] as const,
      ),
    }),
    ['preflight-headers/order', 'preflight-headers/listed', 'preflight/allowed'],
  ),
]
