import { app, evil } from '../names.ts'
import type { Row } from '../row.ts'
import {
  answered,
  anyOrigin,
  ask,
  asksPut,
  defaultMethods,
  forbidden,
  grant,
  listed,
  preflight,
  ran,
  ranUnread,
  varyEchoed,
} from './ask.ts'

const merged = "Vary is merged into the response's own, whenever and however the handler sets it"
const early = 'Vary is merged into what was set before the policy'
const nodeOnly = 'a response has no headers before somebody has made it'

/** `Vary`, beside what other rows already say of it. */
export const varyRows: readonly Row[] = [
  ...[
    ['set', '/vary', ['Accept-Encoding', 'Origin']],
    ['lines', '/vary-lines', ['Accept-Encoding', 'Accept-Language', 'Origin']],
    ['append', '/vary-append', ['Accept-Encoding', 'Origin']],
    ['write-head', '/vary-write-head', ['Accept-Encoding', 'Origin']],
    ['write-head-array', '/vary-write-head-array', ['Accept-Encoding', 'Accept-Language', 'Origin']],
  ].map(([name, path, vary]): Row => ({
    id: `vary/merged-${String(name)}`,
    rule: merged,
    policy: listed,
    request: ask('GET', String(path), app),
    expect: ran(grant(app), vary as readonly string[]),
  })),
  {
    id: 'vary/merged-refused',
    rule: 'Vary is merged for a refused origin too',
    policy: listed,
    request: ask('GET', '/vary', evil),
    expect: ranUnread({ vary: ['Accept-Encoding', 'Origin'] }),
  },
  {
    id: 'vary/merged-no-origin',
    rule: 'Vary is merged for a request without Origin too',
    policy: listed,
    request: ask('GET', '/vary-write-head'),
    expect: ranUnread({ vary: ['Accept-Encoding', 'Origin'] }),
  },
  {
    id: 'vary/duplicate',
    rule: 'a name that stands already, in whatever case, is not added again',
    policy: listed,
    request: ask('GET', '/vary-same', app),
    expect: ran(grant(app), ['Accept-Encoding', 'Origin']),
  },
  {
    id: 'vary/star',
    rule: 'Vary: * is kept as it is',
    policy: listed,
    request: ask('GET', '/vary-star', app),
    expect: ran(grant(app), ['*']),
  },
  {
    id: 'vary/untouched',
    rule: "under '*' the response's own Vary stays as it is",
    policy: anyOrigin,
    request: ask('GET', '/vary-lines', app),
    expect: ran(grant('*'), ['Accept-Encoding', 'Accept-Language']),
  },
  {
    id: 'vary/early',
    rule: early,
    nodeOnly,
    policy: listed,
    request: ask('GET', '/early-vary', app),
    expect: ran(grant(app), ['Accept-Encoding', 'Origin']),
  },
  {
    id: 'vary/early-preflight',
    rule: early,
    nodeOnly,
    policy: listed,
    request: preflight('/early-vary', app, 'PUT'),
    expect: answered(grant(app, { 'allow-methods': defaultMethods, 'max-age': '600' }), [
      'Accept-Encoding',
      ...varyEchoed,
    ]),
  },
  {
    id: 'vary/early-refused-preflight',
    rule: early,
    nodeOnly,
    policy: listed,
    request: preflight('/early-vary', evil, 'PUT'),
    expect: { ...forbidden, vary: ['Accept-Encoding', 'Origin'] },
  },
  {
    id: 'vary/not-from-request',
    rule: 'Vary is never read from the request',
    policy: listed,
    request: ask('GET', '/ok', app, ['Vary', 'X-Evil']),
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'vary/not-from-preflight',
    rule: 'Vary is never read from the request',
    policy: { ...listed, allowedHeaders: [] },
    request: ask('OPTIONS', '/ok', app, asksPut, ['Vary', 'X-Evil']),
    expect: answered(grant(app, { 'allow-methods': defaultMethods, 'max-age': '600' }), ['Origin']),
  },
]
