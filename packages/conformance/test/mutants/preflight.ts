import { type Mutant, deciding, plus, reading, without } from './mutant.ts'

const asked = 'access-control-request-method'

/** Mistakes about preflights. */
export const preflightMutants: readonly Mutant[] = [
  deciding(
    'answers every OPTIONS',
    (decision, { method }) =>
      method === 'OPTIONS' ? { ...decision, action: 'respond', status: 204 } : decision,
    [
      'classify/options-without-method',
      'classify/options-without-origin',
      'classify/options-plain',
      'classify/options-refused-origin',
      'policy/false-options',
    ],
  ),
  deciding(
    'takes OPTIONS with an origin for a preflight',
    (decision, { method, headers }) =>
      method === 'OPTIONS' && headers.origin !== undefined
        ? { ...decision, action: 'respond', status: 204 }
        : decision,
    ['classify/options-without-method', 'classify/options-with-request-headers'],
  ),
  reading(
    'takes an empty header for none',
    (headers) => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    ['classify/preflight-empty-method', 'classify/preflight-empty-origin', 'preflight-method/echoed-empty'],
  ),
  deciding(
    'names only the method that was asked for',
    (decision, { headers }) =>
      decision.kind === 'preflight' && decision.allowed
        ? plus(without(decision, 'Access-Control-Allow-Methods'), [
            'Access-Control-Allow-Methods',
            `${headers[asked]}`,
          ])
        : decision,
    ['preflight/allowed', 'preflight-method/full-list', 'preflight-method/safelisted-get'],
  ),
  reading(
    'compares methods without case',
    (headers) => ({
      ...headers,
      ...(headers[asked] === undefined ? {} : { [asked]: headers[asked].toUpperCase() }),
    }),
    [
      'preflight-method/patch-lower-case',
      'preflight-method/put-mixed-case',
      'preflight-method/get-lower-case',
      'preflight-method/echoed-case',
    ],
  ),
  reading(
    'reads one method of several',
    (headers) => ({
      ...headers,
      ...(headers[asked] === undefined ? {} : { [asked]: headers[asked].split(/[,;]/)[0] ?? '' }),
    }),
    ['preflight-method/list', 'preflight-method/two-lines', 'preflight-method/not-a-token'],
  ),
  deciding(
    'echoes the method unseen',
    (decision, { headers }) =>
      decision.vary.includes('Access-Control-Request-Method')
        ? plus(without(decision, 'Access-Control-Allow-Methods'), [
            'Access-Control-Allow-Methods',
            `${headers[asked]}`,
          ])
        : decision,
    [
      'preflight-method/echoed-forbidden',
      'preflight-method/echoed-not-a-token',
      'preflight-method/echoed-too-long',
      'preflight-method/echoed-empty',
    ],
  ),
  deciding(
    'leaves the lists out of a refusal',
    (decision) =>
      decision.allowed
        ? decision
        : without(decision, 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers'),
    [
      'preflight-method/refused',
      'preflight-method/refused-any-origin',
      'preflight-headers/listed-refused',
      'preflight-headers/listed-authorization',
    ],
  ),
  deciding(
    'sends a max-age with a refusal',
    (decision) =>
      decision.reason.startsWith('method-') ||
      decision.reason.startsWith('header-') ||
      decision.reason.startsWith('request-')
        ? plus(decision, ['Access-Control-Max-Age', '600'])
        : decision,
    [
      'preflight-method/refused',
      'preflight-headers/none-listed',
      'preflight-headers/commas',
      'preflight-method/none-listed-refused',
    ],
  ),
  deciding(
    'drops a max-age of 0',
    (decision) => ({
      ...decision,
      headers: decision.headers.filter(([name, value]) => name !== 'Access-Control-Max-Age' || value !== '0'),
    }),
    ['preflight/max-age-zero'],
  ),
  deciding(
    'sends a max-age of its own',
    (decision) =>
      decision.kind === 'preflight' && decision.allowed
        ? plus(without(decision, 'Access-Control-Max-Age'), ['Access-Control-Max-Age', '5'])
        : decision,
    ['preflight/max-age-unset', 'preflight-method/none-listed', 'preflight-headers/none-listed-none-asked'],
  ),
  deciding(
    'exposes headers to preflights',
    (decision) =>
      decision.kind === 'preflight' && decision.allowed
        ? plus(decision, ['Access-Control-Expose-Headers', 'X-Total-Count'])
        : decision,
    ['preflight/no-expose', 'preflight/allowed', 'preflight/other-origin'],
  ),
  deciding(
    'allows private networks',
    (decision, { headers }) =>
      headers['access-control-request-private-network'] === 'true'
        ? plus(decision, ['Access-Control-Allow-Private-Network', 'true'])
        : decision,
    ['preflight/no-private-network'],
  ),
  deciding(
    'answers a refused preflight with success',
    (decision) =>
      decision.action === 'respond' && decision.status === 403 && decision.kind === 'preflight'
        ? { ...decision, status: 204 }
        : decision,
    ['preflight/refused', 'preflight/order', 'origin/none-preflight', 'policy/false-preflight'],
  ),
  deciding(
    'answers every preflight 200',
    (decision) =>
      decision.action === 'respond' && decision.status === 204 ? { ...decision, status: 200 } : decision,
    ['preflight/allowed', 'preflight/any', 'preflight/any-fixed-lists', 'preflight/unknown-path'],
  ),
  deciding(
    'answers every preflight 204',
    (decision) =>
      decision.kind === 'preflight' && decision.allowed
        ? { ...decision, action: 'respond', status: 204 }
        : decision,
    ['preflight/status-200'],
  ),
]
