import { type SimulationRow, any, describeSimulation, ok, to } from './simulation.ts'

const rows: readonly SimulationRow[] = [
  {
    id: 'at-home',
    request: (urlOf) => ({ url: urlOf('a', '/x') }),
    site: () => ({ 'GET a/x': ok() }),
    wire: ['GET a/x'],
    told: 'ok',
    origins: '-',
  },
  {
    id: 'at-home/post-has-an-origin',
    request: (urlOf) => ({ url: urlOf('a', '/x'), method: 'POST', body: 'x' }),
    site: () => ({ 'POST a/x': ok() }),
    wire: ['POST a/x'],
    told: 'ok',
    origins: 'a',
  },
  {
    id: 'allowed',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: () => ({ 'GET b/x': ok(any) }),
    wire: ['GET b/x'],
    told: 'ok',
    origins: 'a',
  },
  {
    id: 'refused',
    request: (urlOf) => ({ url: urlOf('b', '/x') }),
    site: () => ({ 'GET b/x': ok() }),
    wire: ['GET b/x'],
    told: 'response 0 acao-missing',
  },
  {
    id: 'no-cors-is-sent-and-not-read',
    request: (urlOf) => ({ url: urlOf('b', '/x'), mode: 'no-cors' }),
    site: () => ({ 'GET b/x': ok() }),
    wire: ['GET b/x'],
    told: 'ok',
    origins: '-',
  },
  {
    id: 'preflight/allowed',
    request: (urlOf) => ({ url: urlOf('b', '/x'), method: 'PUT', body: 'x' }),
    site: () => ({
      'OPTIONS b/x': { status: 204, headers: [any, ['Access-Control-Allow-Methods', 'PUT']] },
      'PUT b/x': ok(any),
    }),
    wire: ['OPTIONS b/x', 'PUT b/x'],
    told: 'ok',
    origins: 'aa',
  },
  {
    id: 'preflight/refused-and-nothing-more-is-sent',
    request: (urlOf) => ({ url: urlOf('b', '/x'), method: 'PUT' }),
    site: () => ({ 'OPTIONS b/x': ok(any), 'PUT b/x': ok(any) }),
    wire: ['OPTIONS b/x'],
    told: 'preflight 0 method-not-allowed',
  },
  {
    id: 'preflight/redirects-are-not-followed',
    request: (urlOf) => ({ url: urlOf('b', '/x'), method: 'PUT' }),
    site: (urlOf) => ({ 'OPTIONS b/x': to(307, urlOf('b', '/y'), any) }),
    wire: ['OPTIONS b/x'],
    told: 'preflight 0 preflight-redirect',
  },
  {
    id: 'nothing-is-sent/bad-port',
    request: () => ({ url: 'http://127.0.0.1:25/' }),
    wire: [],
    told: 'before-network 0 bad-port',
  },
  {
    id: 'nothing-is-sent/mode',
    request: (urlOf) => ({ url: urlOf('b'), mode: 'same-origin' }),
    wire: [],
    told: 'before-network 0 same-origin-mode',
  },
]

describeSimulation('simulate over sockets', rows)
