import { app, evil, partner } from '../names.ts'
import type { PolicyData, Row } from '../row.ts'
import {
  answered,
  anyOrigin,
  ask,
  credentialed,
  defaultMethods,
  forbidden,
  grant,
  listed,
  preflight,
  ran,
  ranUnread,
} from './ask.ts'

const appOnly: PolicyData = { origin: app, credentials: true, exposedHeaders: ['ETag'], maxAge: 600 }
const credentials = { 'allow-credentials': 'true', 'expose-headers': 'ETag' }
const own = { 'allow-methods': 'PUT', 'allow-headers': 'X-Partner', 'max-age': '60' }
// Which route a preflight is for was read from the method it asks for.
const varyChosen = ['Origin', 'Access-Control-Request-Method']

const replaces = "a route's policy replaces the outer one whole: nothing is merged"
const obeys = 'a preflight obeys the policy of the route that the requested method would reach'

/** A policy on a route, below the one that is mounted at the top. */
export const routeRows: readonly Row[] = [
  {
    id: 'route/replaces',
    rule: replaces,
    policy: appOnly,
    request: ask('GET', '/partner', partner),
    expect: ran(grant(partner), ['Origin']),
  },
  {
    id: 'route/replaces-refused',
    rule: replaces,
    policy: appOnly,
    request: ask('GET', '/partner', app),
    expect: ranUnread(),
  },
  {
    id: 'route/elsewhere',
    rule: "a route's policy is that route's alone",
    policy: appOnly,
    request: ask('GET', '/mixed', app),
    expect: ran(grant(app, credentials), ['Origin']),
  },
  {
    id: 'route/below-false',
    rule: 'nobody at the top, and a policy on a route',
    policy: false,
    request: ask('PUT', '/partner', partner),
    expect: ran(grant(partner), ['Origin']),
  },
  {
    id: 'route/any-below-list',
    rule: replaces,
    policy: credentialed,
    request: ask('GET', '/open', evil),
    expect: ran(grant('*'), []),
  },
  {
    id: 'route/list-below-any',
    rule: replaces,
    policy: anyOrigin,
    request: ask('GET', '/partner', evil),
    expect: ranUnread(),
  },
  {
    id: 'route/false',
    rule: 'false on a route means no CORS there',
    policy: appOnly,
    request: ask('GET', '/closed', app),
    expect: ranUnread(),
  },
  {
    id: 'route/false-below-any',
    rule: 'false on a route means no CORS there',
    policy: anyOrigin,
    request: ask('GET', '/closed', app),
    expect: ranUnread(),
  },
  {
    id: 'route/twice',
    rule: 'the same policy applied twice: each header stands once',
    policy: appOnly,
    request: ask('GET', '/twice', app),
    expect: ran(grant(app, credentials), ['Origin']),
  },
  {
    id: 'route/twice-async',
    rule: 'the same policy applied twice: the handler runs once',
    policy: 'async-predicate',
    request: ask('PUT', '/twice', app),
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'route/reject-outer',
    rule: `${replaces}, rejectDisallowed neither`,
    policy: { ...appOnly, rejectDisallowed: true },
    request: ask('PUT', '/partner', partner),
    expect: ran(grant(partner), ['Origin']),
  },
  {
    id: 'route/reject-elsewhere',
    rule: "rejectDisallowed of the outer policy holds where no route's policy replaces it",
    policy: { ...appOnly, rejectDisallowed: true },
    request: ask('GET', '/mixed', partner),
    expect: forbidden,
  },
  {
    id: 'route/head',
    rule: 'HEAD is served by the GET route, under its policy',
    policy: appOnly,
    request: ask('HEAD', '/partner', partner),
    expect: ran(grant(partner), ['Origin']),
  },
  {
    id: 'route/preflight',
    rule: obeys,
    policy: appOnly,
    request: preflight('/partner', partner, 'PUT', 'x-partner'),
    expect: answered(grant(partner, own), varyChosen),
  },
  {
    id: 'route/preflight-refused',
    rule: obeys,
    policy: appOnly,
    request: preflight('/partner', app, 'PUT'),
    expect: { ...forbidden, vary: varyChosen },
  },
  {
    id: 'route/preflight-below-false',
    rule: obeys,
    policy: false,
    request: preflight('/partner', partner, 'PUT'),
    expect: answered(grant(partner, own), varyChosen),
  },
  {
    id: 'route/preflight-false',
    rule: 'false on a route refuses its preflight',
    policy: anyOrigin,
    request: preflight('/closed', app, 'PUT'),
    expect: { ...forbidden, vary: varyChosen },
  },
  {
    id: 'route/preflight-mixed',
    rule: obeys,
    policy: listed,
    request: preflight('/mixed', partner, 'PUT'),
    expect: answered(grant(partner, own), varyChosen),
  },
  {
    id: 'route/preflight-looser',
    rule: `${obeys}: outer credentials never leak into it`,
    policy: { ...credentialed, allowedHeaders: [] },
    request: preflight('/open', evil, 'PUT'),
    expect: answered(grant('*', { 'allow-methods': defaultMethods }), [
      'Access-Control-Request-Headers',
      'Access-Control-Request-Method',
    ]),
  },
  {
    id: 'route/preflight-head',
    rule: 'HEAD is served by the GET route, so its policy answers the preflight',
    policy: false,
    request: preflight('/partner', partner, 'HEAD'),
    expect: answered(grant(partner, own), varyChosen),
  },
  {
    id: 'route/preflight-query',
    rule: `${obeys}, whatever the query`,
    policy: false,
    request: preflight('/partner?a=/open&b#/closed', partner, 'PUT'),
    expect: answered(grant(partner, own), varyChosen),
  },
  {
    id: 'route/preflight-async',
    rule: `${obeys}, also under a predicate that answers later`,
    policy: 'async-predicate',
    request: preflight('/twice', evil, 'PUT'),
    expect: { ...forbidden, vary: varyChosen },
  },
  {
    id: 'route/preflight-no-method',
    rule: 'a method that no route of the path has is for the outer policy',
    policy: { ...appOnly, allowedHeaders: [] },
    request: preflight('/partner', app, 'DELETE'),
    expect: answered(
      grant(app, { 'allow-credentials': 'true', 'allow-methods': defaultMethods, 'max-age': '600' }),
      ['Origin'],
    ),
  },
  {
    id: 'route/preflight-odd-method',
    rule: 'a method that no parser lets in reaches no route',
    policy: { ...listed, methods: ['PUT'], allowedHeaders: [] },
    request: preflight('/partner', app, 'constructor'),
    expect: answered(grant(app, { 'allow-methods': 'PUT' }), ['Origin']),
  },
  {
    id: 'route/preflight-elsewhere',
    rule: obeys,
    policy: { ...listed, allowedHeaders: [] },
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, { 'allow-methods': defaultMethods, 'max-age': '600' }), ['Origin']),
  },
]
