import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { check, readHead, receive } from '../src/end-to-end/answer-once.ts'
import type { Role } from '../src/end-to-end/applications/application.ts'
import { requests } from '../src/end-to-end/requests.ts'
import type { Case } from '../src/calls/cases/case.ts'

const origin = 'https://app-9.example.com'
const vary = { vary: 'Origin' }
const echo = { ...vary, 'access-control-allow-origin': origin }
const lists = {
  ...echo,
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type,x-requested-with,x-token',
}

function request(id: string): Case {
  const found = requests.find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no request ${id}`)
  return found
}

const [get, preflight] = [request('allowed/10'), request('preflight/allowed')]
const [unreached, notBare] = ['the application was not reached', 'it is not bare']

const rows: readonly {
  readonly id: string
  readonly role?: Role
  readonly each?: Case
  readonly status?: number
  readonly fields: { readonly [name: string]: string }
  readonly body?: string
  readonly fault?: string
}[] = [
  { id: 'get', fields: echo },
  { id: 'get/other-body', fields: echo, body: '', fault: unreached },
  { id: 'get/not-granted', fields: vary, fault: 'a browser would not grant it' },
  { id: 'get/no-vary', fields: { ...echo, vary: 'Accept' }, fault: 'without Vary: Origin' },
  { id: 'get/withCors', role: 'withCors', fields: vary, fault: 'a browser would not grant it' },
  { id: 'preflight', each: preflight, status: 204, fields: lists, body: '' },
  {
    id: 'preflight/not-granted',
    each: preflight,
    status: 204,
    fields: echo,
    body: '',
    fault: 'a browser would not grant it',
  },
  { id: 'bare', role: 'bare', fields: {} },
  { id: 'bare/error', role: 'bare', status: 500, fields: {}, fault: notBare },
  { id: 'bare/fields', role: 'bare', fields: vary, fault: notBare },
  { id: 'bare/body', role: 'bare', fields: {}, body: '', fault: unreached },
  { id: 'bare/preflight', role: 'bare', each: preflight, status: 204, fields: {}, body: '' },
  { id: 'bare/preflight-of-a-router', role: 'bare', each: preflight, fields: {}, fault: notBare },
]

describe('whether an application answers rightly', () => {
  for (const { id, role = 'ours', each = get, status = 200, fields, body = 'hello', fault } of rows) {
    it(`check/${id}`, () => {
      const checked = check(role, each, each.request(1), { status, fields, body })
      expect(checked).toEqual({ answer: { status, fields }, fault })
    })
  }
})

describe('an answer off the wire', () => {
  it('receive/as-it-was-sent', async () => {
    const heard: string[] = []
    const server = createServer(({ method, url, rawHeaders }, response) => {
      heard.push(`${method} ${url} ${rawHeaders[rawHeaders.indexOf('Origin') + 1]}`)
      response.writeHead(202, ['Vary', 'Origin', 'vary', 'Accept', 'X-Other', 'no'])
      response.end('hello')
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await receive(port, get.request(1))).toEqual({
      status: 202,
      fields: { vary: 'Origin, Accept' },
      body: 'hello',
    })
    expect(heard).toEqual([`GET / ${origin}`])
  })

  it('receive/twice-is-a-list', () => {
    const rawHeaders = ['Access-Control-Allow-Origin', origin, 'access-control-allow-origin', origin]
    expect(readHead({ statusCode: 200, rawHeaders }).fields).toEqual({
      'access-control-allow-origin': `${origin}, ${origin}`,
    })
  })
})
