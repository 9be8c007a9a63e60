import { app, evil } from '../names.ts'
import type { Row } from '../row.ts'
import {
  answered,
  ask,
  asksPut,
  credentialed,
  defaultMethods,
  forbidden,
  grant,
  listed,
  preflight,
  ran,
  ranUnread,
  varyEchoed,
} from './ask.ts'

const exposed = { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count, ETag' }
const ownOptions = { headers: { allow: 'GET, HEAD, OPTIONS' }, body: 'what this resource can do' }

/** What is a preflight and what is not. */
export const classifyRows: readonly Row[] = [
  {
    id: 'classify/preflight',
    rule: 'OPTIONS with Origin and Access-Control-Request-Method is answered by the policy and never reaches the application',
    policy: listed,
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, { 'allow-methods': defaultMethods, 'max-age': '600' }), varyEchoed),
  },
  {
    id: 'classify/preflight-own-options-route',
    rule: "a preflight does not reach the application's own OPTIONS route either",
    policy: listed,
    request: preflight('/options', app, 'PUT'),
    expect: answered(grant(app, { 'allow-methods': defaultMethods, 'max-age': '600' }), varyEchoed),
  },
  {
    id: 'classify/preflight-empty-method',
    rule: 'an empty Access-Control-Request-Method still makes a preflight, which is refused',
    policy: listed,
    request: preflight('/options', app, ''),
    expect: answered(grant(app, { 'allow-methods': defaultMethods }), varyEchoed),
  },
  {
    id: 'classify/preflight-empty-origin',
    rule: 'an empty Origin still makes a preflight, which is refused',
    policy: listed,
    request: preflight('/options', '', 'PUT'),
    expect: forbidden,
  },
  {
    id: 'classify/options-without-method',
    rule: 'OPTIONS without Access-Control-Request-Method reaches the application and carries the headers of an actual request',
    policy: credentialed,
    request: ask('OPTIONS', '/options', app),
    expect: ran(grant(app, exposed), ['Origin'], ownOptions),
  },
  {
    id: 'classify/options-with-request-headers',
    rule: 'OPTIONS with Access-Control-Request-Headers alone is not a preflight',
    policy: listed,
    request: ask('OPTIONS', '/options', app, ['Access-Control-Request-Headers', 'x-token']),
    expect: ran(grant(app), ['Origin'], ownOptions),
  },
  {
    id: 'classify/options-without-origin',
    rule: 'OPTIONS without Origin is not a preflight, whatever method it asks for',
    policy: listed,
    request: ask('OPTIONS', '/options', undefined, asksPut),
    expect: ranUnread(ownOptions),
  },
  {
    id: 'classify/options-plain',
    rule: 'OPTIONS without either header reaches the application',
    policy: listed,
    request: ask('OPTIONS', '/options'),
    expect: ranUnread(ownOptions),
  },
  {
    id: 'classify/options-refused-origin',
    rule: 'OPTIONS that is not a preflight reaches the application from a refused origin too',
    policy: listed,
    request: ask('OPTIONS', '/options', evil),
    expect: ranUnread(ownOptions),
  },
  {
    id: 'classify/get-with-request-method',
    rule: 'only OPTIONS makes a preflight',
    policy: listed,
    request: ask('GET', '/ok', app, asksPut),
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'classify/no-origin',
    rule: 'without Origin the application runs, nothing is granted, and Vary still applies',
    policy: credentialed,
    request: ask('GET', '/ok'),
    expect: ranUnread(),
  },
  {
    id: 'classify/host-is-not-origin',
    rule: 'an Origin that equals the Host is not exempt: it stands on same-origin writes too',
    policy: listed,
    request: ask('POST', '/ok', 'http://api.example.com', ['Host', 'api.example.com']),
    expect: ranUnread(),
  },
  {
    id: 'classify/host-is-not-origin-rejected',
    rule: 'an Origin that equals the Host is not exempt from rejectDisallowed',
    policy: { ...listed, rejectDisallowed: true },
    request: ask('POST', '/ok', 'http://api.example.com', ['Host', 'api.example.com']),
    expect: forbidden,
  },
]
