import { app, evil } from '../names.ts'
import type { Expectation, Row } from '../row.ts'
import { anyOrigin, ask, grant, listed, ran, ranUnread } from './ask.ts'

const wins = 'where a handler sets Access-Control headers itself the policy wins, and each stands once'

const cases: readonly (readonly [path: string, vary: readonly string[], rest: Partial<Expectation>])[] = [
  ['own-origin', ['Origin'], {}],
  ['own-origin-append', ['Origin'], {}],
  ['own-grants', ['Origin'], {}],
  ['own-set-headers', ['Accept-Encoding', 'Origin'], {}],
  ['own-write-head', ['Origin'], { headers: { 'x-handler': 'kept' } }],
  ['own-write-head-array', ['Accept', 'Origin'], { headers: { 'x-handler': 'kept' } }],
]

/** Handlers against the policy. */
export const grantRows: readonly Row[] = [
  ...cases.map(([path, vary, rest]): Row => ({
    id: `grants/${path}`,
    rule: wins,
    policy: listed,
    request: ask('GET', `/${path}`, app),
    expect: ran(grant(app), vary, rest),
  })),
  ...cases.map(([path, vary, rest]): Row => ({
    id: `grants/${path}-refused`,
    rule: 'a handler cannot grant what the policy refuses',
    policy: listed,
    request: ask('GET', `/${path}`, evil),
    expect: ran({}, vary, rest),
  })),
  {
    id: 'grants/own-grants-no-origin',
    rule: 'a handler cannot grant to a request without Origin either',
    policy: listed,
    request: ask('GET', '/own-grants'),
    expect: ranUnread(),
  },
  {
    id: 'grants/own-origin-any',
    rule: wins,
    policy: anyOrigin,
    request: ask('GET', '/own-origin', app),
    expect: ran(grant('*'), []),
  },
]
