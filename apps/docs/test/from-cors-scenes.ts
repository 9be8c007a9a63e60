import { preflight } from '@tooling/exchange'
import type { Scene } from '../src/observe.ts'

const path = '/products/5'
const products = { path, allowed: 'http://example.com', broken: '/products/%' }
const onRoute = { ...products, asks: 'GET' }
const deleted = { ...products, method: 'DELETE', asks: 'DELETE' }
const secure = { ...products, allowed: 'https://example.com' }
const first = { ...products, allowed: 'http://example1.com' }

/** What is sent to the examples of the page about `cors`. */
export const scenes: { readonly [heading: string]: Scene } = {
  'Simple Usage (Enable _All_ CORS Requests)': products,
  'Enable CORS for a Single Route': onRoute,
  'Configuring CORS': onRoute,
  'Configuring CORS w/ Dynamic Origin': onRoute,
  'Enabling CORS Pre-Flight': deleted,
  'Enabling CORS Pre-Flight across the board': deleted,
  'Customizing CORS Settings Dynamically per Request': {
    path: '/auth/connect/twitter',
    allowed: 'http://mydomain.com',
    asks: 'GET',
    broken: '/%',
    more: [{ id: 'public', sent: { path: '/public' }, origin: 'https://anybody.example' }],
  },
  '`origin: true`': products,
  '`origin: true` with credentials': products,
  '`origin: false`': products,
  '`origin` as a string': products,
  '`origin` as an expression': {
    ...secure,
    stranger: 'https://evilexample.com',
    more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example.com' }],
  },
  '`origin` as an array': {
    ...first,
    stranger: 'https://evilexample2.com',
    more: [{ id: 'subdomain', sent: { path }, origin: 'https://www.example2.com' }],
  },
  '`origin` as a function': first,
  'Lists as strings': products,
  'Lists as arrays, `credentials`, `maxAge`': secure,
  'Lists of everything': secure,
  '`preflightContinue`': products,
  '`optionsSuccessStatus`': products,
  'The default configuration': products,
  'An async function': {
    ...products,
    more: [
      { id: 'promised', sent: { path }, origin: 'http://example.com' },
      { id: 'promised-preflight', sent: preflight('PUT', 'x-token', path), origin: 'http://example.com' },
    ],
    only: ['promised', 'promised-preflight'],
  },
  'A function that fails': products,
  'A handler that sets `Vary`': products,
  'A handler that sets `Access-Control-Allow-Origin`': products,
  'Two policies': {
    ...secure,
    more: [
      { id: 'inner', sent: { path: '/quotes' }, origin: 'https://example.com' },
      { id: 'inner-stranger', sent: { path: '/quotes' }, origin: 'https://evil.example' },
      { id: 'inner-preflight', sent: preflight('PUT', 'x-token', '/quotes'), origin: 'https://example.com' },
    ],
  },
  'A policy on a route': { ...secure, method: 'PUT' },
  'Options that change': {
    ...first,
    more: [
      { id: 'add', sent: { path: '/origins', method: 'POST' } },
      { id: 'added', sent: { path }, origin: 'http://example2.com' },
    ],
  },
}
