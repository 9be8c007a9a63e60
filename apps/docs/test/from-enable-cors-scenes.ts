import { preflight } from '@tooling/exchange'
import type { Asked, Scene } from '../src/observe.ts'

const path = '/products/5'
const web = 'https://example.com'
const evil = 'https://evil.example'

const simple = { path, allowed: web }
const secure = { ...simple, broken: '/products/0' }
const products = { ...secure, allowed: 'http://example.com' }
const twoPaths = {
  ...secure,
  more: [
    { id: 'status', sent: { path: '/status' }, origin: evil },
    { id: 'status-preflight', sent: preflight('GET', 'x-token', '/status'), origin: evil },
  ],
}
/** For a first program that lets requests hang. */
function hanging(id: string): Scene {
  const asked = preflight('PUT', 'x-token', path)
  const more: readonly Asked[] = [
    { id, sent: { path }, origin: web },
    { id: `${id}-stranger`, sent: { path }, origin: evil },
    { id: `${id}-preflight`, sent: asked, origin: web },
    { id: `${id}-preflight-stranger`, sent: asked, origin: evil },
  ]
  return { ...simple, more, only: more.map((each) => each.id) }
}

/** What is sent to the examples of the page about `enableCors`. */
export const scenes: { readonly [heading: string]: Scene } = {
  'Getting started': secure,
  'The `cors` option of `create()`': secure,
  'A configuration object': secure,
  'A configuration object as the `cors` option': secure,
  'A callback function': twoPaths,
  'A callback function as the `cors` option': { ...secure, allowed: 'http://example1.com' },
  'An asynchronous callback function': secure,
  'An asynchronous function that returns the options': hanging('resolved'),
  '`origin: true`': products,
  '`origin: true` with credentials': products,
  "`origin: '*'` with credentials": {
    ...simple,
    more: [
      { id: 'starred', sent: { path }, origin: web },
      { id: 'starred-preflight', sent: preflight('PUT', 'x-token', path), origin: web },
    ],
    only: ['starred', 'starred-preflight'],
  },
  '`origin: false`': products,
  '`origin` as a string': products,
  '`origin` as an expression': {
    ...secure,
    stranger: 'https://evilexample.com',
    more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example.com' }],
  },
  '`origin` as an array': {
    ...secure,
    allowed: 'http://example1.com',
    more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example2.com' }],
  },
  '`origin` as a function': secure,
  '`origin` as an asynchronous function': hanging('promised'),
  '`origin` as an asynchronous function with a callback': hanging('called-back'),
  'Lists as strings': products,
  'Lists as arrays, `credentials`, `maxAge`': secure,
  '`preflightContinue`': simple,
  '`optionsSuccessStatus`': secure,
  'Origins from `ConfigService`': secure,
  'A variable that is not set': {
    ...simple,
    more: [
      { id: 'unset', sent: { path }, origin: web },
      { id: 'unset-no-origin', sent: { path } },
      { id: 'unset-preflight', sent: preflight('PUT', 'x-token', path), origin: web },
    ],
    only: ['unset', 'unset-no-origin', 'unset-preflight'],
  },
  'Everybody, except in production': { ...secure, allowed: 'http://localhost:5173' },
  'Headers that are often copied': { ...secure, names: 'content-type' },
  'Called after `init()`': {
    ...simple,
    more: [
      { id: 'late', sent: { path }, origin: web },
      { id: 'late-nowhere', sent: { path: '/nowhere' }, origin: web },
      { id: 'late-preflight', sent: preflight('PUT', 'x-token', path), origin: web },
    ],
    only: ['late', 'late-nowhere', 'late-preflight'],
  },
  'A handler for `OPTIONS`': simple,
  'A function that fails': secure,
  'A handler that sets `Vary`': simple,
  'A handler that sets `Access-Control-Allow-Origin`': simple,
  'A guard': simple,
  'Options that change': {
    ...simple,
    more: [
      {
        id: 'add',
        sent: {
          method: 'PUT',
          path: '/products/origins',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        },
      },
      { id: 'added', sent: { path }, origin: 'https://www.example.com' },
    ],
  },
}
