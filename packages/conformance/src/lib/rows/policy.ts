import { apiA, apiB, app, evil } from '../names.ts'
import type { HeaderLine } from '../message.ts'
import type { Row } from '../row.ts'
import {
  answered,
  ask,
  asksPut,
  defaultMethods,
  forbidden,
  grant,
  preflight,
  ran,
  ranUnread,
  varyEchoed,
} from './ask.ts'

const hostA: HeaderLine = ['Host', apiA]
const hostB: HeaderLine = ['Host', apiB]
const methods = { 'allow-methods': defaultMethods }
const credentials = { 'allow-credentials': 'true' }
const chosen = 'a function chooses a policy for each request'
const failing =
  'a choice that throws, rejects or is not a policy counts as nobody, never as everybody or as 500'

/** What may stand as the policy. */
export const policyRows: readonly Row[] = [
  {
    id: 'policy/false',
    rule: 'false is nobody',
    policy: false,
    request: ask('GET', '/ok', app),
    expect: ranUnread(),
  },
  {
    id: 'policy/false-no-origin',
    rule: 'under false Vary: Origin stands',
    policy: false,
    request: ask('GET', '/ok'),
    expect: ranUnread(),
  },
  {
    id: 'policy/false-preflight',
    rule: 'under false a preflight is refused',
    policy: false,
    request: preflight('/ok', app, 'PUT'),
    expect: forbidden,
  },
  {
    id: 'policy/false-options',
    rule: 'under false OPTIONS that is not a preflight reaches the application',
    policy: false,
    request: ask('OPTIONS', '/options', app),
    expect: ranUnread(),
  },
  {
    id: 'policy/compiled',
    rule: 'a compiled policy is taken as it is',
    policy: 'compiled',
    request: ask('GET', '/ok', app),
    expect: ran(grant(app, credentials), ['Origin']),
  },
  {
    id: 'policy/compiled-preflight',
    rule: 'a compiled policy is taken as it is',
    policy: 'compiled',
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, { ...methods, ...credentials }), varyEchoed),
  },
  {
    id: 'policy/throwing-observer',
    rule: 'a throw in onDecision or onError never changes the answer',
    policy: 'throwing-observer',
    request: ask('GET', '/ok', app),
    expect: ran(grant(app), ['Origin']),
  },
  {
    id: 'policy/throwing-observer-preflight',
    rule: 'a throw in onDecision or onError never changes the answer',
    policy: 'throwing-observer',
    request: preflight('/ok', app, 'PUT'),
    expect: answered(grant(app, methods), varyEchoed),
  },
  ...(['by-host', 'async-by-host'] as const).flatMap((policy): Row[] => [
    {
      id: `policy/${policy}`,
      rule: chosen,
      policy,
      request: ask('GET', '/ok', app, hostA),
      expect: ran(grant(app, credentials), ['Origin']),
    },
    {
      id: `policy/${policy}-refused`,
      rule: chosen,
      policy,
      request: ask('GET', '/ok', evil, hostA),
      expect: ranUnread(),
    },
    {
      id: `policy/${policy}-any`,
      rule: 'what a function chooses varies by Origin, which it may have read',
      policy,
      request: ask('GET', '/ok', evil, hostB),
      expect: ran(grant('*'), ['Origin']),
    },
    {
      id: `policy/${policy}-false`,
      rule: 'a chosen false is nobody',
      policy,
      request: ask('GET', '/ok', app),
      expect: ranUnread(),
    },
    {
      id: `policy/${policy}-preflight`,
      rule: 'a preflight is answered by the policy that is chosen for it',
      policy,
      request: ask('OPTIONS', '/ok', app, asksPut, hostA),
      expect: answered(grant(app, { ...methods, ...credentials }), varyEchoed),
    },
    {
      id: `policy/${policy}-preflight-false`,
      rule: 'a chosen false refuses a preflight',
      policy,
      request: preflight('/ok', app, 'PUT'),
      expect: forbidden,
    },
  ]),
  ...(['throwing-choice', 'rejecting-choice', 'invalid-choice'] as const).flatMap((policy): Row[] => [
    { id: `policy/${policy}`, rule: failing, policy, request: ask('GET', '/ok', app), expect: ranUnread() },
    {
      id: `policy/${policy}-preflight`,
      rule: failing,
      policy,
      request: preflight('/ok', app, 'PUT'),
      expect: forbidden,
    },
  ]),
]
