import { app, evil, partner } from '../names.ts'
import type { Row } from '../row.ts'
import {
  answered,
  anyOrigin,
  ask,
  asksPut,
  credentialed,
  defaultMethods,
  forbidden,
  grant,
  listed,
  preflight,
  ran,
  varyEchoed,
} from './ask.ts'

const methods = { 'allow-methods': defaultMethods }
const full = {
  'allow-credentials': 'true',
  'allow-methods': 'GET, PUT, DELETE',
  'allow-headers': 'Content-Type, X-Token, Authorization',
}

/** Preflights: who, with what answer. */
export const preflightRows: readonly Row[] = [
  {
    id: 'preflight/allowed',
    rule: 'an allowed preflight is answered with origin, credentials, methods, headers and max-age, and nothing else',
    policy: credentialed,
    request: preflight('/ok', app, 'PUT', 'content-type,x-token'),
    expect: answered(grant(app, { ...full, 'max-age': '600' }), ['Origin']),
  },
  {
    id: 'preflight/other-origin',
    rule: 'the answer names the origin that asks, not the first of the list',
    policy: credentialed,
    request: preflight('/ok', partner, 'DELETE'),
    expect: answered(grant(partner, { ...full, 'max-age': '600' }), ['Origin']),
  },
  {
    id: 'preflight/any',
    rule: "under '*' a preflight varies by the header names it asks for alone",
    policy: anyOrigin,
    request: preflight('/ok', evil, 'PUT', 'x-token'),
    expect: answered(grant('*', { ...methods, 'allow-headers': 'x-token' }), [
      'Access-Control-Request-Headers',
    ]),
  },
  {
    id: 'preflight/any-fixed-lists',
    rule: "under '*' with fixed lists a preflight varies by nothing",
    policy: { ...anyOrigin, allowedHeaders: ['X-Token'] },
    request: preflight('/ok', evil, 'PUT', 'x-token'),
    expect: answered(grant('*', { ...methods, 'allow-headers': 'X-Token' }), []),
  },
  {
    id: 'preflight/refused',
    rule: 'a refused origin is answered 403 with no Access-Control header, and Vary: Origin alone',
    policy: credentialed,
    request: preflight('/ok', evil, 'PUT', 'x-token'),
    expect: forbidden,
  },
  {
    id: 'preflight/refused-echoing',
    rule: 'a refused origin is refused by the origin alone: nothing else was read',
    policy: { ...listed, methods: '*' },
    request: preflight('/ok', evil, 'PUT', 'x-token'),
    expect: forbidden,
  },
  {
    id: 'preflight/order',
    rule: 'the origin is checked before the method and the headers',
    policy: credentialed,
    request: preflight('/ok', evil, 'patch', 'x secret'),
    expect: forbidden,
  },
  {
    id: 'preflight/max-age-zero',
    rule: 'a max-age of 0 is sent',
    policy: { ...listed, maxAge: 0 },
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, { ...methods, 'max-age': '0' }), varyEchoed),
  },
  {
    id: 'preflight/max-age-unset',
    rule: 'no max-age is sent where none is configured',
    policy: { origin: app },
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, methods), varyEchoed),
  },
  {
    id: 'preflight/status-200',
    rule: 'preflightStatus 200 answers an allowed preflight 200, without a body',
    policy: { ...listed, preflightStatus: 200 },
    request: preflight('/ok', app, 'PUT'),
    expect: {
      status: 200,
      reached: false,
      cors: grant(app, { ...methods, 'max-age': '600' }),
      vary: varyEchoed,
      body: '',
    },
  },
  {
    id: 'preflight/no-expose',
    rule: 'Access-Control-Expose-Headers never stands on a preflight',
    policy: { ...anyOrigin, exposedHeaders: ['X-Total-Count'], allowedHeaders: [] },
    request: preflight('/ok', evil, 'PUT'),
    expect: answered(grant('*', methods), []),
  },
  {
    id: 'preflight/no-private-network',
    rule: 'Access-Control-Allow-Private-Network is never sent',
    policy: listed,
    request: ask(
      'OPTIONS',
      '/ok',
      app,
      asksPut,
      ['Access-Control-Request-Private-Network', 'true'],
      ['Access-Control-Request-Local-Network', 'true'],
    ),
    expect: answered(grant(app, { ...methods, 'max-age': '600' }), varyEchoed),
  },
  {
    id: 'preflight/body',
    rule: 'a preflight is answered whatever its body is',
    policy: listed,
    request: {
      ...ask('OPTIONS', '/ok', app, asksPut, ['Content-Type', 'application/json']),
      body: '{"not JSON',
    },
    expect: answered(grant(app, { ...methods, 'max-age': '600' }), varyEchoed),
  },
  {
    id: 'preflight/unknown-path',
    rule: 'a preflight is answered where the application has no route',
    policy: listed,
    request: preflight('/missing', app, 'PUT'),
    expect: answered(grant(app, { ...methods, 'max-age': '600' }), varyEchoed),
  },
  {
    id: 'preflight/then-actual',
    rule: 'a preflight and the request it was for are answered on one connection',
    policy: credentialed,
    order: 'in-turn',
    exchanges: [
      {
        request: preflight('/ok', app, 'PUT', 'content-type'),
        expect: answered(grant(app, { ...full, 'max-age': '600' }), ['Origin']),
      },
      {
        request: { ...ask('PUT', '/ok', app, ['Content-Type', 'application/json']), body: '{}' },
        expect: ran(grant(app, { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count, ETag' }), [
          'Origin',
        ]),
      },
    ],
  },
]
