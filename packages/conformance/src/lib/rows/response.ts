import { app, elsewhere, evil } from '../names.ts'
import type { Expectation, Row } from '../row.ts'
import { ask, credentialed, grant, ran, ranUnread } from './ask.ts'

const rule = 'the headers stand on every response of the route'
const granted = grant(app, { 'allow-credentials': 'true', 'expose-headers': 'X-Total-Count, ETag' })
const text = { headers: { 'x-handler': 'kept', 'content-type': 'text/plain' }, body: 'written' }

const cases: readonly (readonly [path: string, how: string, rest: Partial<Expectation>])[] = [
  ['redirect', 'a redirect', { status: 302, headers: { location: elsewhere } }],
  ['not-modified', 'a 304', { status: 304, headers: { etag: '"1"' }, body: '' }],
  ['no-content', 'a 204 of the handler', { status: 204, body: '' }],
  ['unprocessable', 'a 4xx of the handler', { status: 422 }],
  ['unavailable', 'a 500 of the handler', { status: 500, body: '{"ok":true}' }],
  [
    'cookies',
    'several cookies, each on its own line',
    { headers: { 'set-cookie': ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT'] } },
  ],
  [
    'write-head',
    'writeHead with a status alone',
    { status: 201, headers: { 'x-handler': 'kept' }, body: 'written' },
  ],
  ['write-head-object', 'writeHead with an object', text],
  ['write-head-message', 'writeHead with a message and an object', { ...text, message: 'Fine' }],
  ['write-head-array', 'writeHead with a flat array', text],
  ['write-head-message-array', 'writeHead with a message and a flat array', { ...text, message: 'Fine' }],
  ['write-head-after-set', 'writeHead over headers that were set', text],
  ['set-headers', 'setHeaders', { headers: { 'x-handler': 'kept', 'content-type': 'application/json' } }],
  ['flush-headers', 'flushHeaders before the body', { body: 'flushed' }],
  ['stream', 'a stream that is piped', { body: 'one two three' }],
  ['chunks', 'write before end', { body: 'one two' }],
  [
    'events',
    'server-sent events',
    { headers: { 'content-type': 'text/event-stream' }, body: 'data: one\n\ndata: two\n\n' },
  ],
  ['bare-end', 'end with no head', { body: '' }],
  ['remove-headers', 'a handler that removes every header', { body: 'bare' }],
]

/** Every way a response leaves. */
export const responseRows: readonly Row[] = [
  ...cases.map(([path, how, rest]): Row => ({
    id: `response/${path}`,
    rule: `${rule}: ${how}`,
    policy: credentialed,
    request: ask('GET', `/${path}`, app),
    expect: ran(granted, ['Origin'], rest),
  })),
  ...['redirect', 'write-head-array', 'stream', 'remove-headers'].map((path): Row => ({
    id: `response/${path}-refused`,
    rule: 'Vary stands on every response of the route, for a refused origin too',
    policy: credentialed,
    request: ask('GET', `/${path}`, evil),
    expect: ranUnread(path === 'redirect' ? { status: 302 } : {}),
  })),
  ...['stream', 'write-head-object'].map((path): Row => ({
    id: `response/${path}-head`,
    rule: `${rule}: HEAD`,
    policy: credentialed,
    request: ask('HEAD', `/${path}`, app),
    expect: ran(granted, ['Origin'], { body: '' }),
  })),
]
