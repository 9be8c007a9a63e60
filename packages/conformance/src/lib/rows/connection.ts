import { app, evil, partner } from '../names.ts'
import type { Exchange, Row } from '../row.ts'
import {
  answered,
  ask,
  defaultMethods,
  forbidden,
  grant,
  listed,
  preflight,
  ran,
  ranUnread,
  varyEchoed,
} from './ask.ts'

const allowed = (path: string, origin: string): Exchange => ({
  request: ask('GET', path, origin),
  expect: ran(grant(origin), ['Origin']),
})
const slow = (delay: number, origin?: string): Exchange => ({
  request: ask('GET', '/later', origin, ['X-Delay', String(delay)]),
  expect: origin === app || origin === partner ? ran(grant(origin), ['Origin']) : ranUnread(),
})

const kept = { headers: { 'x-handler': 'kept' } }

/** Several requests, one server. */
export const connectionRows: readonly Row[] = [
  {
    id: 'connection/in-turn',
    rule: 'nothing is shared between the requests of one connection',
    policy: listed,
    order: 'in-turn',
    exchanges: [
      allowed('/ok', app),
      { request: ask('GET', '/ok', evil), expect: ranUnread() },
      allowed('/write-head-array', partner),
      { request: ask('GET', '/ok'), expect: ranUnread() },
      allowed('/stream', app),
      { request: preflight('/ok', evil, 'PUT'), expect: forbidden },
      {
        request: preflight('/ok', partner, 'PUT'),
        expect: answered(grant(partner, { 'allow-methods': defaultMethods, 'max-age': '600' }), varyEchoed),
      },
      allowed('/ok', app),
    ],
  },
  {
    id: 'connection/in-turn-errors',
    rule: 'nothing is shared between requests: an error does not carry the headers of another request',
    policy: listed,
    order: 'in-turn',
    exchanges: [
      {
        request: ask('GET', '/missing', app),
        expect: { status: 404, reached: false, cors: grant(app), vary: ['Origin'] },
      },
      {
        request: ask('GET', '/missing', evil),
        expect: { status: 404, reached: false, cors: {}, vary: ['Origin'] },
      },
      {
        request: ask('GET', '/throw', partner),
        expect: { status: 500, reached: true, cors: grant(partner), vary: ['Origin'] },
      },
      { request: ask('GET', '/throw'), expect: { status: 500, reached: true, cors: {}, vary: ['Origin'] } },
    ],
  },
  {
    id: 'connection/shared',
    rule: 'nothing is shared between requests: what a handler answers with again and again stays as it is',
    policy: listed,
    order: 'in-turn',
    exchanges: [
      { request: ask('GET', '/shared', app), expect: ran(grant(app), ['Origin'], kept) },
      { request: ask('GET', '/shared', evil), expect: ranUnread(kept) },
      { request: ask('GET', '/shared', partner), expect: ran(grant(partner), ['Origin'], kept) },
      { request: ask('GET', '/shared'), expect: ranUnread(kept) },
    ],
  },
  {
    id: 'connection/at-once',
    rule: 'nothing is shared between requests that are answered in another order than they came',
    policy: listed,
    order: 'at-once',
    exchanges: [slow(40, app), slow(30, evil), slow(20, partner), slow(10), slow(1, app)],
  },
]
