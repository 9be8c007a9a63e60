import type { RequestHandler } from 'express'
import type { Sent } from './exchange.ts'
import type { Host } from './majors.ts'
import { type Row, describeRows, ok } from './rows.ts'

function parsed(id: string, status: number, parser: (express: Host) => RequestHandler, body: Sent): Row {
  return {
    id,
    status,
    mount: (app, policy, express) => app.use(policy, parser(express)).post('/', ok),
    send: { method: 'POST', ...body },
  }
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const text = { 'content-type': 'text/plain' }
const long = 'x'.repeat(200)

describeRows('bodies', [
  parsed('json', 200, (express) => express.json(), { headers: json, body: '{"a":1}' }),
  parsed('json-broken', 400, (express) => express.json(), { headers: json, body: '{"a":' }),
  parsed('json-not-an-object', 400, (express) => express.json(), { headers: json, body: '5' }),
  parsed('json-too-large', 413, (express) => express.json({ limit: 100 }), {
    headers: json,
    body: JSON.stringify(long),
  }),
  parsed('json-charset', 415, (express) => express.json(), {
    headers: { 'content-type': 'application/json; charset=x-none' },
    body: '{}',
  }),
  parsed('json-encoding', 415, (express) => express.json(), {
    headers: { ...json, 'content-encoding': 'x-none' },
    body: '{}',
  }),
  parsed('json-encoding-broken', 400, (express) => express.json(), {
    headers: { ...json, 'content-encoding': 'gzip' },
    body: 'not gzip',
  }),
  parsed(
    'json-refused-by-verify',
    403,
    (express) =>
      express.json({
        verify: () => {
          throw new Error('signature')
        },
      }),
    { headers: json, body: '{}' },
  ),
  parsed('form', 200, (express) => express.urlencoded({ extended: false }), { headers: form, body: 'a=1' }),
  parsed('form-too-large', 413, (express) => express.urlencoded({ extended: false, limit: 100 }), {
    headers: form,
    body: `a=${long}`,
  }),
  parsed('form-too-many', 413, (express) => express.urlencoded({ extended: true, parameterLimit: 1 }), {
    headers: form,
    body: 'a=1&b=2',
  }),
  parsed('text-too-large', 413, (express) => express.text({ limit: 100 }), { headers: text, body: long }),
  parsed('text-charset', 415, (express) => express.text(), {
    headers: { 'content-type': 'text/plain; charset=x-none' },
    body: 'a',
  }),
  parsed('raw-too-large', 413, (express) => express.raw({ type: () => true, limit: 100 }), { body: long }),
])
