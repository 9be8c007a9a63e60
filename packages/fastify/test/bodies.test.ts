import type { Sent } from './exchange.ts'
import { type Row, describeRows, ok } from './rows.ts'

const json = { 'content-type': 'application/json' }
const long = JSON.stringify('x'.repeat(200))
const needsName = { body: { type: 'object', required: ['name'] } }

function sent(id: string, status: number, body: Sent, mount: Row['mount'], rest: Partial<Row> = {}): Row {
  return { id, status, mount, send: { method: 'POST', ...body }, ...rest }
}

const plain: Row['mount'] = (app) => app.post('/', ok)

// Fastify reads bodies by itself, behind `onRequest`: no order of registration puts a policy after it.
describeRows('bodies', [
  sent('json', 200, { headers: json, body: '{"name":"a"}' }, (app) =>
    app.post('/', { schema: needsName }, ok),
  ),
  sent('malformed', 400, { headers: json, body: '{"a":' }, plain),
  sent('empty', 400, { headers: json, body: '' }, plain),
  sent('poisoned', 400, { headers: json, body: '{"__proto__":{"a":1}}' }, plain),
  sent('too-large', 413, { headers: json, body: long }, plain, { settings: { bodyLimit: 100 } }),
  sent('too-large-for-the-route', 413, { headers: json, body: long }, (app) =>
    app.post('/', { bodyLimit: 100 }, ok),
  ),
  sent('of-no-known-type', 415, { headers: { 'content-type': 'application/x-none' }, body: 'x' }, plain),
  sent('of-a-malformed-type', 415, { headers: { 'content-type': 'nonsense' }, body: 'x' }, plain),
  sent('own-parser-fails', 422, { headers: { 'content-type': 'application/x-own' }, body: 'x' }, (app) => {
    app.addContentTypeParser('application/x-own', async () => {
      throw Object.assign(new Error('unreadable'), { statusCode: 422 })
    })
    app.post('/', ok)
  }),
])

describeRows('validation', [
  sent('body', 400, { headers: json, body: '{}' }, (app) => app.post('/', { schema: needsName }, ok), {
    body: /name/,
  }),
  sent('body-of-another-validator', 400, { headers: json, body: '{}' }, (app) => {
    app.setValidatorCompiler(() => () => ({ error: new Error('never valid') }))
    app.post('/', { schema: needsName }, ok)
  }),
  sent('attached', 200, { headers: json, body: '{}' }, (app) =>
    app.post('/', { schema: needsName, attachValidation: true }, ok),
  ),
  {
    id: 'query',
    status: 400,
    mount: (app) => app.get('/', { schema: { querystring: { type: 'object', required: ['page'] } } }, ok),
  },
  {
    id: 'parameters',
    status: 400,
    mount: (app) =>
      app.get(
        '/:id',
        { schema: { params: { type: 'object', properties: { id: { type: 'integer' } } } } },
        ok,
      ),
    send: { path: '/x' },
  },
  {
    id: 'headers',
    status: 400,
    mount: (app) => app.get('/', { schema: { headers: { type: 'object', required: ['x-key'] } } }, ok),
  },
])
