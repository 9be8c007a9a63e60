import { koaBody } from 'koa-body'
import type { Sent } from './exchange.ts'
import { type Row, describeRows, ok } from './rows.ts'

type Settings = Parameters<typeof koaBody>[0]

function parsed(id: string, status: number, settings: Settings, body: Sent): Row {
  return {
    id,
    status,
    mount: (app, policy) => void app.use(policy).use(koaBody(settings)).use(ok),
    send: { method: 'POST', ...body },
  }
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const text = { 'content-type': 'text/plain' }
const long = 'x'.repeat(200)

describeRows('body-parser', [
  parsed('json', 200, {}, { headers: json, body: '{"a":1}' }),
  parsed('json-broken', 400, {}, { headers: json, body: '{"a":' }),
  parsed('json-not-an-object', 400, {}, { headers: json, body: '5' }),
  parsed('json-too-large', 413, { jsonLimit: 100 }, { headers: json, body: JSON.stringify([long]) }),
  parsed('json-encoding', 415, {}, { headers: { ...json, 'content-encoding': 'x-none' }, body: '{}' }),
  parsed('form', 200, {}, { headers: form, body: 'a=1' }),
  parsed('form-too-large', 413, { formLimit: 100 }, { headers: form, body: `a=${long}` }),
  parsed('text-too-large', 413, { textLimit: 100 }, { headers: text, body: long }),
  parsed(
    'own-error',
    422,
    { onError: (_error, ctx) => ctx.throw(422, 'unreadable') },
    { headers: json, body: '{"a":' },
  ),
])
