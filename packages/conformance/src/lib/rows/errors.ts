import { app, evil } from '../names.ts'
import type { RawRequest } from '../message.ts'
import type { Row } from '../row.ts'
import { ask, credentialed, grant } from './ask.ts'

const rule = 'the headers stand on every response of the route'
const granted = grant(app, { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count, ETag' })

const json = (origin: string, body: string): RawRequest => ({
  ...ask('POST', '/ok', origin, ['Content-Type', 'application/json']),
  body,
})
const cases: readonly (readonly [
  name: string,
  how: string,
  status: number,
  reached: boolean,
  request: (origin: string) => RawRequest,
])[] = [
  ['throw', 'a handler that throws', 500, true, (origin) => ask('GET', '/throw', origin)],
  ['reject', 'a handler whose promise is rejected', 500, true, (origin) => ask('GET', '/reject', origin)],
  [
    'throw-after-headers',
    'a handler that sets headers, one of them a grant, and then throws',
    500,
    true,
    (origin) => ask('GET', '/throw-after-headers', origin),
  ],
  ['not-found', 'no route', 404, false, (origin) => ask('GET', '/missing', origin)],
  ['bad-json', 'a body that the parser cannot read', 400, false, (origin) => json(origin, '{"not JSON')],
  [
    'large-json',
    'a body above the limit of the parser',
    413,
    false,
    (origin) => json(origin, `"${'a'.repeat(2048)}"`),
  ],
]

const nodeOnly: { readonly [name: string]: Pick<Row, 'nodeOnly'> } = {
  'throw-after-headers': { nodeOnly: 'a handler that throws has returned no response to set headers on' },
}

/** Answers that the host makes without the application. */
export const errorRows: readonly Row[] = cases.flatMap(([name, how, status, reached, request]): Row[] => [
  {
    id: `error/${name}`,
    rule: `${rule}: ${how}`,
    ...nodeOnly[name],
    policy: credentialed,
    request: request(app),
    expect: { status, reached, cors: granted, vary: ['Origin'] },
  },
  {
    id: `error/${name}-refused`,
    rule: `a refused origin gets Vary and nothing else: ${how}`,
    ...nodeOnly[name],
    policy: credentialed,
    request: request(evil),
    expect: { status, reached, cors: {}, vary: ['Origin'] },
  },
])
