import { app, evil, partner } from '../names.ts'
import type { Exchange, Row } from '../row.ts'
import {
  answered,
  ask,
  defaultMethods,
  forbidden,
  grant,
  preflight,
  ran,
  ranUnread,
  varyEchoed,
} from './ask.ts'

const allowed = (origin: string): Exchange => ({
  request: ask('GET', '/ok', origin),
  expect: ran(grant(origin), ['Origin']),
})
const refused = (origin: string): Exchange => ({ request: ask('GET', '/ok', origin), expect: ranUnread() })
const asked = (origin: string): Exchange => ({
  request: preflight('/ok', origin, 'PUT'),
  expect: answered(grant(origin, { 'allow-methods': defaultMethods }), varyEchoed),
})
const absent: Exchange = { request: ask('GET', '/ok'), expect: ranUnread() }

const throws =
  'a predicate that throws or rejects refuses; it neither hangs nor ends the process nor answers 500'
const notTrue = 'a predicate answers yes by true only and never supplies a header value'

/** Origins decided by a function. */
export const predicateRows: readonly Row[] = [
  { id: 'predicate/yes', rule: 'a predicate that answers true allows', policy: 'predicate', ...allowed(app) },
  {
    id: 'predicate/no',
    rule: 'a predicate that answers false refuses',
    policy: 'predicate',
    ...refused(evil),
  },
  {
    id: 'predicate/no-origin',
    rule: 'a predicate makes the policy origin-dependent: Vary stands without Origin too',
    policy: 'predicate',
    ...absent,
  },
  {
    id: 'predicate/async-yes',
    rule: 'a predicate may answer later',
    policy: 'async-predicate',
    ...allowed(app),
  },
  { id: 'predicate/async-no', rule: 'a promise of false is no', policy: 'async-predicate', ...refused(evil) },
  {
    id: 'predicate/async-no-origin',
    rule: 'without Origin no predicate is asked',
    policy: 'async-predicate',
    ...absent,
  },
  {
    id: 'predicate/async-preflight',
    rule: 'a preflight waits for the predicate',
    policy: 'async-predicate',
    ...asked(app),
  },
  {
    id: 'predicate/async-preflight-no',
    rule: 'a preflight waits for the predicate and is refused by it',
    policy: 'async-predicate',
    request: preflight('/ok', evil, 'PUT'),
    expect: forbidden,
  },
  {
    id: 'predicate/async-body',
    rule: 'a body that arrives while the predicate is asked is not lost',
    policy: 'async-predicate',
    request: { ...ask('POST', '/ok', app, ['Content-Type', 'application/json']), body: '{"a":1}' },
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'predicate/async-at-once',
    rule: 'nothing is shared between requests: answers that cross keep their own origin',
    policy: 'async-predicate',
    order: 'at-once',
    exchanges: [
      allowed(app),
      refused(evil),
      allowed(partner),
      absent,
      allowed(app),
      asked(partner),
      refused('https://x.evil.test'),
    ],
  },
  { id: 'predicate/throws', rule: throws, policy: 'throwing-predicate', ...refused(app) },
  {
    id: 'predicate/throws-preflight',
    rule: throws,
    policy: 'throwing-predicate',
    request: preflight('/ok', app, 'PUT'),
    expect: forbidden,
  },
  { id: 'predicate/rejects', rule: throws, policy: 'rejecting-predicate', ...refused(app) },
  {
    id: 'predicate/rejects-preflight',
    rule: throws,
    policy: 'rejecting-predicate',
    request: preflight('/ok', app, 'PUT'),
    expect: forbidden,
  },
  { id: 'predicate/returns-origin', rule: notTrue, policy: 'origin-returning-predicate', ...refused(evil) },
  { id: 'predicate/promises-number', rule: notTrue, policy: 'promised-truthy-predicate', ...refused(evil) },
  {
    id: 'predicate/insecure-with-credentials',
    rule: 'with credentials an http: origin beyond loopback is refused, whatever a predicate says',
    policy: 'yes-predicate-credentials',
    ...refused('http://app.example.com'),
  },
  {
    id: 'predicate/loopback-with-credentials',
    rule: 'loopback needs no flag for http: with credentials',
    policy: 'yes-predicate-credentials',
    request: ask('GET', '/ok', 'http://localhost:3000'),
    expect: ran(grant('http://localhost:3000', { 'allow-credentials': 'true' }), ['Origin']),
  },
]
