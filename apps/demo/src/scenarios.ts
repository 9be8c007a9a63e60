import type { Visitor } from './places.ts'

/** What becomes of a request, as the page and the server see it together. */
type Outcome = `reads ${number}` | 'blocked at preflight' | 'blocked at answer'

/** A request as a page makes it. Every header here is one that makes browsers send a preflight. */
export interface PageRequest {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether the page asks for its cookies to be sent (`credentials: 'include'`). */
  readonly credentials?: boolean
}

/** One thing pages do. The browser, the page for people and the raw HTTP client all run this data. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly means: 'fetch' | 'upload' | 'font'
  /** Sent before, whatever becomes of it. */
  readonly first?: PageRequest
  readonly request: PageRequest
  /** A response header that the page must be able to read. */
  readonly needsHeader?: string
  readonly preflight: boolean
  readonly expected: Readonly<Record<Visitor, Outcome>>
}

const everybody = (outcome: Outcome): Scenario['expected'] => ({
  allowed: outcome,
  refused: outcome,
  'look-alike': outcome,
})
const onlyAllowed = (allowed: Outcome, others: Outcome): Scenario['expected'] => ({
  allowed,
  refused: others,
  'look-alike': others,
})

const json = { 'content-type': 'application/json' }
const note = { authorization: 'Bearer demo', ...json }
const signIn: PageRequest = {
  method: 'POST',
  path: '/account/session',
  headers: json,
  body: '{"user":"ada"}',
  credentials: true,
}

export const scenarios: readonly Scenario[] = [
  {
    id: 'public',
    title: 'Read a public API',
    means: 'fetch',
    request: { method: 'GET', path: '/public/quotes' },
    preflight: false,
    expected: everybody('reads 200'),
  },
  {
    id: 'public-with-cookies',
    title: 'Public API, cookies included',
    means: 'fetch',
    request: { method: 'GET', path: '/public/quotes', credentials: true },
    preflight: false,
    expected: everybody('blocked at answer'),
  },
  {
    id: 'route-policy',
    title: 'Route with its own policy',
    means: 'fetch',
    request: {
      method: 'PUT',
      path: '/public/quotes/1',
      headers: json,
      body: '{"text":"Same origin, some trust."}',
      credentials: true,
    },
    preflight: true,
    expected: onlyAllowed('reads 200', 'blocked at preflight'),
  },
  {
    id: 'sign-in',
    title: 'Sign in for a session cookie',
    means: 'fetch',
    request: signIn,
    preflight: true,
    expected: onlyAllowed('reads 200', 'blocked at preflight'),
  },
  {
    id: 'me',
    title: 'GET /me with the cookie',
    means: 'fetch',
    first: signIn,
    request: { method: 'GET', path: '/account/me', credentials: true },
    preflight: false,
    expected: onlyAllowed('reads 200', 'blocked at answer'),
  },
  {
    id: 'put',
    title: 'PUT JSON, Authorization',
    means: 'fetch',
    request: { method: 'PUT', path: '/notes/1', headers: note, body: '{"text":"milk"}' },
    preflight: true,
    expected: onlyAllowed('reads 200', 'blocked at preflight'),
  },
  {
    id: 'patch',
    title: 'PATCH JSON, Authorization',
    means: 'fetch',
    request: { method: 'PATCH', path: '/notes/1', headers: note, body: '{"done":true}' },
    preflight: true,
    expected: onlyAllowed('reads 200', 'blocked at preflight'),
  },
  {
    id: 'delete',
    title: 'DELETE, Authorization',
    means: 'fetch',
    request: { method: 'DELETE', path: '/notes/1', headers: { authorization: 'Bearer demo' } },
    preflight: true,
    expected: onlyAllowed('reads 204', 'blocked at preflight'),
  },
  {
    id: 'unlisted-header',
    title: 'PUT with an unlisted header',
    means: 'fetch',
    request: { method: 'PUT', path: '/notes/1', headers: { ...note, 'x-debug': '1' }, body: '{}' },
    preflight: true,
    expected: everybody('blocked at preflight'),
  },
  {
    id: 'upload',
    title: 'Upload and watch progress',
    means: 'upload',
    request: { method: 'POST', path: '/files', body: 'a small text file\n' },
    preflight: true,
    expected: onlyAllowed('reads 201', 'blocked at preflight'),
  },
  {
    id: 'download',
    title: 'Download, read the file name',
    means: 'fetch',
    request: { method: 'GET', path: '/files/report.csv' },
    needsHeader: 'content-disposition',
    preflight: false,
    expected: onlyAllowed('reads 200', 'blocked at answer'),
  },
  {
    id: 'font',
    title: 'Web font as from a CDN',
    means: 'font',
    request: { method: 'GET', path: '/assets/box.woff2' },
    preflight: false,
    expected: everybody('reads 200'),
  },
  {
    id: 'widget',
    title: 'Vote in an embedded widget',
    means: 'fetch',
    request: {
      method: 'POST',
      path: '/widget/votes',
      headers: { 'x-widget-key': 'demo', ...json },
      body: '{"vote":1}',
    },
    needsHeader: 'ratelimit-remaining',
    preflight: true,
    expected: everybody('reads 201'),
  },
  {
    id: 'tenant',
    title: 'Tenant, origins looked up',
    means: 'fetch',
    request: { method: 'GET', path: '/tenants/acme/orders', credentials: true },
    preflight: false,
    expected: onlyAllowed('reads 200', 'blocked at answer'),
  },
  {
    id: 'other-tenant',
    title: "Another tenant's orders",
    means: 'fetch',
    request: { method: 'GET', path: '/tenants/globex/orders', credentials: true },
    preflight: false,
    expected: everybody('blocked at answer'),
  },
  {
    id: 'broken',
    title: 'Route that fails with 500',
    means: 'fetch',
    request: { method: 'GET', path: '/broken' },
    preflight: false,
    expected: onlyAllowed('reads 500', 'blocked at answer'),
  },
  {
    id: 'internal',
    title: 'Route with CORS off',
    means: 'fetch',
    request: { method: 'GET', path: '/internal' },
    preflight: false,
    expected: everybody('blocked at answer'),
  },
]
