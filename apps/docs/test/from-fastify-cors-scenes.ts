import { type Sent, preflight } from '@tooling/exchange'
import type { Asked, Scene } from '../src/observe.ts'

const path = '/products/5'
const web = 'https://example.com'
const evil = 'https://evil.example'

const malformed: readonly Asked[] = [
  { id: 'malformed', sent: { path: '/products/%' }, origin: web },
  { id: 'malformed-stranger', sent: { path: '/products/%' }, origin: evil },
]
const badBody: Sent = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/json' },
  body: '{',
}

// The README's own programs have one route, which answers no error.
const root = { path: '/', allowed: web }
const simple = { path, allowed: web }
const secure = { ...simple, broken: '/products/0' }
const products = { ...secure, allowed: 'http://example.com' }
const first = { ...secure, allowed: 'http://example1.com' }
const named = {
  ...secure,
  stranger: 'https://evilexample.com',
  more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example.com' }],
}

/** What is sent to the examples of the page about `@fastify/cors`. */
export const scenes: { readonly [heading: string]: Scene } = {
  Usage: root,
  '`origin`, with its example': { ...root, allowed: 'http://localhost:5173' },
  'Configuring CORS Asynchronously': root,
  'Route-Level CORS Overrides': {
    path: '/cors-enabled',
    allowed: web,
    more: [
      { id: 'all', sent: { path: '/cors-allow-all' }, origin: evil },
      { id: 'all-preflight', sent: preflight('GET', 'x-token', '/cors-allow-all'), origin: evil },
      { id: 'disabled', sent: { path: '/cors-disabled' }, origin: web },
      { id: 'disabled-preflight', sent: preflight('GET', 'x-token', '/cors-disabled'), origin: web },
    ],
  },
  'Custom Fastify hook name': { ...root, more: [{ id: 'bad-body', sent: badBody, origin: web }] },
  'Custom Fastify hook name, configured asynchronously': root,
  '`origin: true`': products,
  '`origin: true` with credentials': products,
  '`origin: false`': products,
  '`origin` as a string': products,
  '`origin` as an expression': named,
  '`origin` as an expression of the whole': named,
  '`origin` as an array': {
    ...first,
    stranger: 'https://evilexample2.com',
    more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example2.com' }],
  },
  '`origin` as an array with `*`': products,
  '`origin` as a function': first,
  '`origin` as a function of the instance': products,
  '`origin` as a function that gives a list': first,
  '`origin` as a promise': products,
  '`origin` as a promise of an origin': products,
  'The default of `methods`': products,
  'Lists as strings': products,
  'Lists as arrays, `credentials`, `maxAge`': secure,
  '`cacheControl`': secure,
  '`preflightContinue`': secure,
  '`optionsSuccessStatus`': secure,
  '`preflight: false`': secure,
  '`strictPreflight: false`': secure,
  '`hideOptionsRoute`': { path: '/routes', allowed: web },
  '`logLevel`': { ...root, more: [{ id: 'log', sent: { path: '/' } }] },
  '`delegator`': secure,
  '`register` with a function that gives an asynchronous one': secure,
  "`hook: 'preSerialization'`": { ...simple, more: [{ id: 'text', sent: { path: '/text' }, origin: web }] },
  'The default configuration': products,
  'A policy on a route': {
    ...simple,
    more: [
      { id: 'put', sent: { method: 'PUT', path }, origin: 'https://partner.example' },
      { id: 'put-preflight', sent: preflight('PUT', 'x-token', path), origin: 'https://partner.example' },
      { id: 'deleted', sent: { method: 'DELETE', path }, origin: web },
      { id: 'deleted-preflight', sent: preflight('DELETE', 'x-token', path), origin: web },
    ],
  },
  'A policy on a route that adds to that of the scope': {
    ...simple,
    more: [
      { id: 'put', sent: { method: 'PUT', path }, origin: web },
      { id: 'deleted', sent: { method: 'DELETE', path }, origin: web },
      { id: 'deleted-preflight', sent: preflight('DELETE', 'x-token', path), origin: web },
    ],
  },
  'A policy for each scope': {
    ...simple,
    more: [
      { id: 'inner', sent: { path: '/me' }, origin: web },
      { id: 'inner-stranger', sent: { path: '/me' }, origin: evil },
      { id: 'inner-preflight', sent: preflight('GET', 'x-token', '/me'), origin: web },
      { id: 'inner-preflight-stranger', sent: preflight('GET', 'x-token', '/me'), origin: evil },
    ],
  },
  'A synchronous function': {
    ...products,
    more: [
      { id: 'synchronous', sent: { path }, origin: 'http://example.com' },
      { id: 'synchronous-preflight', sent: preflight('PUT', 'x-token', path), origin: 'http://example.com' },
    ],
    only: ['synchronous', 'synchronous-preflight'],
  },
  'A function that fails': products,
  'A route for `OPTIONS`': simple,
  'A handler that sets `Vary`': simple,
  'A handler that sets `Access-Control-Allow-Origin`': simple,
  'A reply that is hijacked': {
    ...simple,
    more: [
      { id: 'hijacked', sent: { path: '/events' }, origin: web },
      { id: 'hijacked-stranger', sent: { path: '/events' }, origin: evil },
    ],
  },
  'A malformed URL': { ...simple, more: malformed },
  'Authentication in a hook': simple,
  'Options that change': {
    path,
    allowed: 'http://example1.com',
    more: [
      { id: 'add', sent: { ...badBody, path: '/origins', body: '{}' } },
      { id: 'added', sent: { path }, origin: 'http://example2.com' },
    ],
  },
}
