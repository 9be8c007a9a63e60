import { withCors } from '@cors/fetch'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { answerOfResponse, answerWith, evil, options, preflight, requestOf, web } from './exchange.ts'

describe('withCors', () => {
  it('with-cors/sync: no promise where none was needed', () => {
    const handler = withCors(options, () => new Response('ok'))
    expect(handler(requestOf({}, web))).toBeInstanceOf(Response)
    expect(handler(requestOf(preflight('PUT'), web))).toBeInstanceOf(Response)
  })

  for (const [id, origin] of [
    ['sync', (asked: string) => asked === web],
    ['async', (asked: string) => Promise.resolve(asked === web)],
  ] as const) {
    it(`with-cors/enters/${id}: the application runs where it is meant to`, async () => {
      const ran: string[] = []
      const handler = withCors({ origin, rejectDisallowed: true }, (request: Request) => {
        ran.push(`${request.method} ${request.headers.get('origin')}`)
        return new Response('ok')
      })
      for (const [sent, asker, status] of [
        [{}, web, 200],
        [{}, undefined, 200],
        [{}, evil, 403],
        [{ method: 'OPTIONS' }, web, 200],
        [preflight('PUT'), web, 204],
        [preflight('PUT'), evil, 403],
      ] as const) {
        const response = await handler(requestOf(sent, asker))
        expect(response.status).toBe(status)
      }
      expect(ran).toEqual([`GET ${web}`, 'GET null', `OPTIONS ${web}`])
    })
  }

  it('with-cors/hands-on: what the runtime brings', async () => {
    const environment = { NAME: 'a' }
    const context = { waitUntil() {} }
    const request = requestOf({ method: 'POST', body: 'hello' }, web)
    const got: unknown[] = []
    const handler = withCors(options, async (...all: [Request, typeof environment, typeof context]) => {
      got.push(...all)
      return new Response(await all[0].text())
    })
    const response = await handler(request, environment, context)
    expect(await response.text()).toBe('hello')
    expect(got.map((each, index) => each === [request, environment, context][index])).toEqual([
      true,
      true,
      true,
    ])
  })

  it('with-cors/context: made of what the runtime brings', async () => {
    const seen: unknown[] = []
    const handler = withCors(
      {
        origin: (origin, { allowed, path }) => {
          seen.push(path)
          return origin === allowed
        },
      },
      (_request: Request, _environment: { readonly ALLOWED: string }) => new Response('ok'),
      {
        context: (request: Request, { ALLOWED }: { readonly ALLOWED: string }) => ({
          allowed: ALLOWED,
          path: new URL(request.url).pathname,
        }),
      },
    )
    for (const [origin, expected] of [
      [web, { 'access-control-allow-origin': web }],
      [evil, {}],
    ] as const) {
      const response = await handler(requestOf({ path: '/a' }, origin), { ALLOWED: web })
      expect((await answerOfResponse(response)).cors).toEqual(expected)
    }
    expect(seen).toEqual(['/a', '/a'])
  })

  it('with-cors/context-fails: nobody is allowed, and the application runs', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    onTestFinished(() => warn.mockRestore())
    const handler = withCors({ origin: () => true }, () => new Response('ok'), {
      context: (): string => {
        throw new Error('secret')
      },
    })
    const response = await handler(requestOf({}, web))
    expect(await answerOfResponse(response)).toEqual(
      answerWith({ status: 200, body: 'ok', cors: {}, vary: ['Origin'] }),
    )
    expect((await handler(requestOf(preflight('PUT'), web))).status).toBe(403)
    expect(warn.mock.calls.flat().join()).toContain('secret')
  })
})
