import type { Scene } from '../src/observe.ts'

const path = '/products/5'
const secure = { path, allowed: 'https://example.com', broken: '/products/0' }

/** What is sent to the examples of the page about `@koa/cors`. */
export const scenes: { readonly [heading: string]: Scene } = {
  'Quick start': secure,
  'Breaking change between 5.0 and 4.0': secure,
  '`origin` as a string': secure,
  '`origin` as a function': secure,
  '`origin` as a promise': secure,
  '`origin` by the path': secure,
  'Lists as strings': secure,
  'Lists as arrays': secure,
  '`maxAge: 0`': secure,
  '`credentials`': secure,
  '`credentials` with an origin': secure,
  '`credentials` as a function': secure,
  '`keepHeadersOnError`': secure,
  '`secureContext`': secure,
  '`privateNetworkAccess`': {
    ...secure,
    more: [
      {
        id: 'private-network',
        sent: {
          method: 'OPTIONS',
          path,
          headers: {
            'access-control-request-method': 'PUT',
            'access-control-request-headers': 'x-token',
            'access-control-request-private-network': 'true',
          },
        },
        origin: 'https://example.com',
      },
    ],
  },
  'A policy on a route': { ...secure, method: 'PUT' },
  'A function that fails': secure,
  'A handler that sets `Vary`': secure,
  'A handler that sets `Access-Control-Allow-Origin`': secure,
  'An error that is thrown twice': { ...secure, allowed: 'https://www.example.com' },
  'Something thrown that is no error': secure,
  '`origin: false`': secure,
  '`origin` as an array': secure,
  'Two policies': {
    ...secure,
    more: [
      { id: 'inner', sent: { path: '/quotes' }, origin: 'https://example.com' },
      { id: 'inner-stranger', sent: { path: '/quotes' }, origin: 'https://evil.example' },
    ],
  },
}
