import { app, evil } from '../names.ts'
import type { Row } from '../row.ts'
import { anyOrigin, ask, credentialed, forbidden, grant, listed, ran, ranUnread } from './ask.ts'

const rejecting = { ...listed, rejectDisallowed: true }
const granted = grant(app, { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count, ETag' })

/** Requests that are no preflights. */
export const actualRows: readonly Row[] = [
  {
    id: 'actual/any',
    rule: "origin '*' is answered *, without Vary",
    policy: anyOrigin,
    request: ask('GET', '/ok', evil),
    expect: ran(grant('*'), [], { body: '{"ok":true}' }),
  },
  {
    id: 'actual/any-no-origin',
    rule: "origin '*' is answered * whether or not there is an Origin, so that caches need not tell",
    policy: anyOrigin,
    request: ask('GET', '/ok'),
    expect: ran(grant('*'), []),
  },
  {
    id: 'actual/any-expose-all',
    rule: "exposedHeaders '*' is sent as *",
    policy: { ...anyOrigin, exposedHeaders: '*' },
    request: ask('GET', '/ok', evil),
    expect: ran(grant('*', { 'expose-headers': '*' }), []),
  },
  {
    id: 'actual/expose',
    rule: 'exposed headers are sent where they are configured',
    policy: { ...listed, exposedHeaders: ['X-Total-Count', 'ETag'] },
    request: ask('GET', '/ok', app),
    expect: ran(grant(app, { 'expose-headers': 'X-Total-Count, ETag' }), ['Origin']),
  },
  {
    id: 'actual/credentials',
    rule: 'an allowed origin is told that credentials are allowed',
    policy: credentialed,
    request: ask('GET', '/ok', app),
    expect: ran(granted, ['Origin']),
  },
  {
    id: 'actual/credentials-cookie',
    rule: 'the decision does not depend on cookies',
    policy: credentialed,
    request: ask('GET', '/ok', evil, ['Cookie', 'session=1'], ['Authorization', 'Bearer 1']),
    expect: ranUnread(),
  },
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((method): Row => ({
    id: `actual/${method.toLowerCase()}`,
    rule: 'the headers stand on the answer to every method; only a preflight asks about methods',
    policy: credentialed,
    request: ask(method, '/ok', app),
    expect: ran(granted, ['Origin'], { body: method === 'HEAD' ? '' : '{"ok":true}' }),
  })),
  {
    id: 'actual/head-refused',
    rule: 'HEAD varies as GET does',
    policy: credentialed,
    request: ask('HEAD', '/ok', evil),
    expect: ranUnread({ body: '' }),
  },
  {
    id: 'actual/refused-runs',
    rule: 'the application runs for a refused origin too',
    policy: listed,
    request: ask('POST', '/ok', evil),
    expect: ranUnread({ body: '{"ok":true}' }),
  },
  {
    id: 'actual/reject',
    rule: 'rejectDisallowed answers a refused origin 403 without running the application',
    policy: rejecting,
    request: ask('POST', '/ok', evil),
    expect: forbidden,
  },
  {
    id: 'actual/reject-head',
    rule: 'rejectDisallowed counts for HEAD too',
    policy: rejecting,
    request: ask('HEAD', '/ok', evil),
    expect: { ...forbidden, body: '' },
  },
  {
    id: 'actual/reject-options',
    rule: 'rejectDisallowed counts for OPTIONS that is not a preflight too',
    policy: rejecting,
    request: ask('OPTIONS', '/options', evil),
    expect: forbidden,
  },
  {
    id: 'actual/reject-malformed',
    rule: 'rejectDisallowed answers a malformed Origin 403',
    policy: rejecting,
    request: ask('GET', '/ok', `${app}/`),
    expect: forbidden,
  },
  {
    id: 'actual/reject-null',
    rule: 'rejectDisallowed answers null 403',
    policy: rejecting,
    request: ask('GET', '/ok', 'null'),
    expect: forbidden,
  },
  {
    id: 'actual/reject-allowed',
    rule: 'rejectDisallowed leaves allowed origins alone',
    policy: rejecting,
    request: ask('POST', '/ok', app),
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'actual/reject-no-origin',
    rule: 'rejectDisallowed leaves requests without Origin alone',
    policy: rejecting,
    request: ask('POST', '/ok'),
    expect: ranUnread(),
  },
  {
    id: 'actual/query',
    rule: 'the path and its query string decide nothing',
    policy: listed,
    request: ask('GET', '/mounted/items?page=2&next=https://evil.test/&origin=%2A', app),
    expect: ran(grant(app), ['Origin'], { body: '{"ok":true}' }),
  },
]
