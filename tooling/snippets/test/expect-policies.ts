import { expect } from 'vitest'
import { type Answer, type Sent, evil, preflight, send, web } from '../src/exchange.ts'

// What the pages of several hosts show with the same names.

const partner = 'https://partner.example'
// A PUT or POST without a body is chunked, and some hosts ask what it is.
const json = { headers: { 'content-type': 'application/json' }, body: '{}' }
const fromWeb = { 'access-control-allow-origin': web, 'access-control-allow-credentials': 'true' }

/** Notes for an application and all subdomains of another. */
export async function expectNotes(port: number): Promise<void> {
  const notes = await send(port, { path: '/notes' }, web)
  expect(notes).toMatchObject({ body: '[{"id":1}]', cors: fromWeb })
  const put = await send(port, { method: 'PUT', path: '/notes/5', ...json }, web)
  expect(put).toMatchObject({ status: 200, cors: fromWeb })
  expect(Number((JSON.parse(put.body) as { readonly id: unknown }).id)).toBe(5)
  const granted = await send(port, preflight('PUT', 'content-type', '/notes/5'), web)
  expect(granted).toMatchObject({ status: 204, cors: fromWeb })
  expectNothing(await send(port, { path: '/notes' }, evil), 200)
  expectNothing(await send(port, preflight('PUT', undefined, '/notes/5'), evil), 403)
  const missing = await send(port, { path: '/nothing' }, 'https://pr-5.example.org')
  expect(missing.status).toBe(404)
  expect(missing.cors['access-control-allow-origin']).toBe('https://pr-5.example.org')
}

/** Quotes for everybody, an account for one application, and nobody elsewhere. */
export async function expectPolicyOfEachPrefix(port: number): Promise<void> {
  const quotes = await send(port, { path: '/public/quotes' }, evil)
  expect(quotes).toMatchObject({ status: 200, cors: { 'access-control-allow-origin': '*' } })
  const me = { method: 'PUT', path: '/account/me', ...json }
  expect(await send(port, me, web)).toMatchObject({ status: 200, cors: fromWeb })
  expect(await send(port, preflight('PUT', undefined, me.path), web)).toMatchObject({
    status: 204,
    cors: fromWeb,
  })
  expectNothing(await send(port, me, evil), 200)
  expectNothing(await send(port, preflight('PUT', undefined, me.path), evil), 403)
  expectNothing(await send(port, preflight('PUT', undefined, '/elsewhere'), web), 403)
}

/** Reports that an application reads and a partner writes. */
export async function expectPolicyOfRoute(port: number): Promise<void> {
  const path = '/reports/7'
  for (const [sent, reader, stranger] of [
    [{ method: 'GET', path }, web, partner],
    [{ method: 'PUT', path, ...json }, partner, web],
  ] as const) {
    const asked = preflight(sent.method, undefined, path)
    const readable = { 'access-control-allow-origin': reader }
    const actual = await send(port, sent, reader)
    expect(actual).toMatchObject({ status: 200, cors: readable })
    expect(Number((JSON.parse(actual.body) as { readonly id: unknown }).id)).toBe(7)
    expect(await send(port, asked, reader)).toMatchObject({ status: 204, cors: readable })
    expectNothing(await send(port, sent, stranger), 200)
    expectNothing(await send(port, asked, stranger), 403)
  }
}

/** A policy for each host name. */
export async function expectPolicyOfTenant(port: number): Promise<void> {
  const [a, b] = ['https://a.example', 'https://shop.b.example']
  const home = await send(port, of('a'), a)
  expect(home.body).toContain('a.api.example.com')
  expect(home.cors['access-control-allow-origin']).toBe(a)
  expect((await send(port, of('b'), b)).cors['access-control-allow-origin']).toBe(b)
  expectNothing(await send(port, of('a'), b), 200)
  expectNothing(await send(port, of('c'), a), 200)
}

/** Posts of strangers' pages are refused. */
export async function expectForgeryRefused(port: number, path?: string): Promise<void> {
  for (const [origin, status] of [
    [web, 202],
    [undefined, 202],
    [evil, 403],
  ] as const) {
    const post = { method: 'POST', ...json, ...(path === undefined ? {} : { path }) }
    expect((await send(port, post, origin)).status).toBe(status)
  }
}

/** An answer that no page may read. */
export function expectNothing(answer: Answer, status: number): void {
  expect(answer.status).toBe(status)
  expect(answer.cors).toEqual({})
  expect(answer.vary).toContain('Origin')
}

function of(tenant: string): Sent {
  return { headers: { host: `${tenant}.api.example.com` } }
}
