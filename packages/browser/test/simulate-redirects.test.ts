import { type SimulationRow, any, describeSimulation, ok, to } from './simulation.ts'

const rows: readonly SimulationRow[] = [
  {
    id: 'redirect/to-a-third-origin-taints',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: (urlOf) => ({
      'GET b/x': to(302, urlOf('c', '/y'), any),
      'GET c/y': ok(['Access-Control-Allow-Origin', 'null']),
    }),
    wire: ['GET b/x', 'GET c/y'],
    told: 'ok',
    origins: 'an',
  },
  {
    id: 'redirect/back-home-taints-too',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: (urlOf) => ({
      'GET b/x': to(302, urlOf('a', '/y'), any),
      'GET a/y': ok(['Access-Control-Allow-Origin', urlOf('a')]),
    }),
    wire: ['GET b/x', 'GET a/y'],
    told: 'response 1 acao-mismatch',
    origins: 'an',
  },
  {
    id: 'redirect/away-from-home-does-not',
    request: (urlOf) => ({ url: urlOf('a', '/x') }),
    site: (urlOf) => ({
      'GET a/x': to(302, urlOf('b', '/y')),
      'GET b/y': ok(['Access-Control-Allow-Origin', urlOf('a')]),
    }),
    wire: ['GET a/x', 'GET b/y'],
    told: 'ok',
    origins: '-a',
  },
  {
    id: 'redirect/without-headers-is-where-it-ends',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: (urlOf) => ({ 'GET b/x': to(302, urlOf('c', '/y')), 'GET c/y': ok(any) }),
    wire: ['GET b/x'],
    told: 'redirect 0 acao-missing',
  },
  {
    id: 'redirect/relative',
    request: (urlOf) => ({ url: urlOf('b', '/x/y') }),
    site: () => ({ 'GET b/x/y': to(301, '../z', any), 'GET b/z': ok(any) }),
    wire: ['GET b/x/y', 'GET b/z'],
    told: 'ok',
    origins: 'aa',
  },
  {
    id: 'redirect/manual-is-not-followed',
    request: (urlOf) => ({ url: urlOf('b', '/x'), redirect: 'manual' }),
    site: (urlOf) => ({ 'GET b/x': to(302, urlOf('b', '/y'), any) }),
    wire: ['GET b/x'],
    told: 'ok',
  },
  {
    id: 'redirect/error-is-one',
    request: (urlOf) => ({ url: urlOf('b', '/x'), redirect: 'error' }),
    site: (urlOf) => ({ 'GET b/x': to(302, urlOf('b', '/y'), any) }),
    wire: ['GET b/x'],
    told: 'redirect 0 redirect-mode-error',
  },
  {
    id: 'redirect/twenty-and-no-more',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: () => ({ 'GET b/x': to(302, '/x', any) }),
    wire: Array.from({ length: 21 }, () => 'GET b/x'),
    told: 'redirect 20 redirect-limit',
  },
]

describeSimulation('simulate: redirects over sockets', rows)
