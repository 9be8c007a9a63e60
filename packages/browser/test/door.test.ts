import { describe, expect, it } from 'vitest'
import { classify, createPreflightCache, evaluate, simulate } from '../src/index.ts'

const url = 'https://api.example/x'
const documentOrigin = 'https://page.example'
const response = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
const request = { documentOrigin, url }

// What TypeScript would not let through, and JSON and JavaScript do.
const requests: readonly (readonly [id: string, request: object, told: string])[] = [
  ['origin-with-a-slash', { documentOrigin: `${documentOrigin}/` }, 'documentOrigin is'],
  ['origin-with-a-path', { documentOrigin: `${documentOrigin}/a.html` }, 'documentOrigin is'],
  ['origin-with-its-default-port', { documentOrigin: `${documentOrigin}:443` }, 'documentOrigin is'],
  ['origin-in-capitals', { documentOrigin: 'HTTPS://PAGE.EXAMPLE' }, 'documentOrigin is'],
  ['origin-of-a-file', { documentOrigin: 'file:///x.html' }, 'documentOrigin is'],
  ['origin-and-a-header', { documentOrigin: `${documentOrigin}\r\nX-A: 1` }, 'documentOrigin is'],
  ['no-origin', { documentOrigin: undefined }, 'documentOrigin is undefined'],
  ['no-url', { url: undefined }, 'url and method are texts'],
  ['unknown-api', { api: 'axios' }, 'api is "axios", and there is fetch, xhr'],
  ['unknown-mode', { mode: 'corss' }, 'mode of fetch is "corss", and there is cors, no-cors, same-origin'],
  ['mode-of-another', { mode: 'navigate' }, 'mode of fetch is "navigate"'],
  ['mode-of-xhr', { api: 'xhr', mode: 'no-cors' }, 'mode of xhr is "no-cors", and there is cors'],
  ['unknown-credentials', { credentials: 'included' }, 'credentials is "included"'],
  ['unknown-redirect', { redirect: 'x' }, 'redirect is "x"'],
  ['headers-as-object', { headers: { 'x-a': '1' } }, 'headers is a list of lines'],
  ['headers-as-headers', { headers: new Headers() }, 'headers is a list of lines'],
  ['header-without-value', { headers: [['x-a']] }, 'headers is a list of lines'],
]

const answers: readonly (readonly [id: string, answer: object])[] = [
  ['status-as-text', { status: '200', headers: [] }],
  ['no-status', { headers: [] }],
  ['no-headers', { status: 200 }],
  ['headers-as-object', { status: 200, headers: {} }],
  ['a-response', new Response()],
]

describe('what comes in', () => {
  it.each(requests)('door/request/%s', async (_id, change, told) => {
    const asked = { ...request, ...change } as never
    expect(() => evaluate({ request: asked, hops: [] })).toThrow(TypeError)
    expect(() => evaluate({ request: asked, hops: [] })).toThrow(told)
    expect(() => classify(asked)).toThrow(told)
    await expect(simulate(asked, async () => null)).rejects.toThrow(told)
  })

  it.each(answers)('door/answer/%s', async (_id, answer) => {
    const hop = { url, response: answer } as never
    expect(() => evaluate({ request, hops: [hop] })).toThrow(TypeError)
    expect(() => evaluate({ request, hops: [hop] })).toThrow(/status|headers/)
    await expect(simulate(request, async () => answer as never)).rejects.toThrow(TypeError)
  })

  it.each(['safari', 'toString', ''])('door/engine/%s', async (engine) => {
    const told = `engine is "${engine}", and there is standard, chromium, firefox, webkit`
    const options = { engine: engine as never }
    expect(() => evaluate({ request, hops: [] }, options)).toThrow(told)
    expect(() => classify(request, options)).toThrow(told)
    expect(() => createPreflightCache(engine as never)).toThrow(told)
    await expect(simulate(request, async () => null, options)).rejects.toThrow(told)
  })

  it.each([
    'https://page.example:8443',
    'http://[::1]:3000',
    'null',
    'capacitor://localhost',
    'tauri://localhost',
  ])('door/origin/%s', (origin) => {
    const verdict = evaluate({
      request: { ...request, documentOrigin: origin },
      hops: [{ url, response } as never],
    })
    expect(verdict.finalOrigin).toBe(origin)
  })

  it('door/cause: a transport of one\u2019s own that fails is told apart', async () => {
    const fault = new Error('the transport is wrong')
    const { violations, cause } = await simulate(request, () => {
      throw fault
    })
    expect(violations.map(({ reason }) => reason)).toEqual(['network'])
    expect(cause).toBe(fault)
  })
})
