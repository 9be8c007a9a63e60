import { type HandlerSettings, withCors } from '@cors/fetch'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { answerOfResponse, answerWith, evil, granted, options, requestOf, web } from './exchange.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Settings = HandlerSettings<Request, readonly [], Request>

/** What is written to the console as an error, which is kept from there. */
function listenToErrors(): readonly unknown[] {
  const errors: unknown[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((error) => void errors.push(error))
  onTestFinished(() => spy.mockRestore())
  return errors
}

const broken = new Error('secret')

/** Of a class that says another name of itself. */
class Page extends Response {
  get [Symbol.toStringTag](): string {
    return 'Page'
  }
}

interface Row {
  readonly id: string
  readonly handler: Handler
  readonly onError?: Settings['onError']
  readonly status: number
  readonly body: string
  /** What is written to the console. */
  readonly errors?: readonly unknown[]
}

/** What is thrown is made anew for each request: a body can be read but once. */
function throwing(make: () => unknown): Handler {
  return () => {
    throw make()
  }
}

const plain = { status: 500, body: 'Internal Server Error' }

const rows: readonly Row[] = [
  { id: 'returned', handler: () => new Response('ok'), status: 200, body: 'ok' },
  { id: 'returned-page', handler: () => new Page('ok'), status: 200, body: 'ok' },
  { id: 'returned-later', handler: async () => Promise.resolve(new Response('ok')), status: 200, body: 'ok' },
  { id: 'response', handler: throwing(() => new Response('no', { status: 404 })), status: 404, body: 'no' },
  // oxlint-disable-next-line prefer-promise-reject-errors -- as Remix has it
  {
    id: 'response-rejected',
    handler: () => Promise.reject(new Response('no', { status: 404 })),
    status: 404,
    body: 'no',
  },
  { id: 'error', handler: throwing(() => broken), ...plain, errors: [broken] },
  { id: 'error-rejected', handler: () => Promise.reject(broken), ...plain, errors: [broken] },
  {
    id: 'error-that-has-a-status',
    handler: throwing(() => Object.assign(new Error('a'), { status: 404 })),
    ...plain,
    errors: [expect.any(Error)],
  },
  {
    // As h3 throws them: fields and a status make no response.
    id: 'error-that-has-headers',
    handler: throwing(() => Object.assign(new Error('a'), { status: 404, headers: new Headers() })),
    ...plain,
    errors: [expect.any(Error)],
  },
  { id: 'string', handler: throwing(() => 'secret'), ...plain, errors: ['secret'] },
  { id: 'undefined', handler: throwing(() => undefined), ...plain, errors: [undefined] },
  { id: 'null', handler: throwing(() => null), ...plain, errors: [null] },
  {
    id: 'returned-undefined',
    handler: (() => undefined) as never,
    ...plain,
    errors: [new TypeError('the handler returned undefined, not a Response')],
  },
  {
    id: 'returned-string-later',
    handler: (() => Promise.resolve('ok')) as never,
    ...plain,
    errors: [new TypeError('the handler returned string, not a Response')],
  },
  {
    id: 'on-error',
    handler: throwing(() => broken),
    onError: (error) => new Response(String(error === broken), { status: 503 }),
    status: 503,
    body: 'true',
  },
  {
    id: 'on-error-later',
    handler: throwing(() => broken),
    onError: async (_error, { url }) => Promise.resolve(Response.json({ url }, { status: 503 })),
    status: 503,
    body: '{"url":"https://api.example.com/"}',
  },
  {
    id: 'on-error-not-for-responses',
    handler: throwing(() => new Response('no', { status: 404 })),
    onError: () => new Response('wrong'),
    status: 404,
    body: 'no',
  },
  {
    id: 'on-error-throws',
    handler: throwing(() => 'first'),
    onError: () => throwing(() => broken)(requestOf({})),
    ...plain,
    errors: [broken],
  },
  {
    id: 'on-error-rejects',
    handler: throwing(() => 'first'),
    onError: () => Promise.reject(broken),
    ...plain,
    errors: [broken],
  },
  {
    id: 'on-error-returns-nothing',
    handler: throwing(() => broken),
    onError: (() => {}) as never,
    ...plain,
    errors: [expect.any(TypeError)],
  },
]

describe('withCors: what a handler does', () => {
  for (const { id, handler, onError, status, body, errors = [] } of rows) {
    it(`with-cors/${id}`, async () => {
      const written = listenToErrors()
      const settings = onError === undefined ? {} : { onError }
      for (const [origin, expected] of [
        [web, granted],
        [evil, {}],
      ] as const) {
        const response = await withCors(options, handler, settings)(requestOf({}, origin))
        expect(await answerOfResponse(response)).toEqual(
          answerWith({ status, body, cors: expected, vary: ['Origin'] }),
        )
      }
      expect(written).toEqual([...errors, ...errors])
    })
  }

  for (const [id, thrown] of [
    ['redirect', Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/a;307;' })],
    ['not-found', Object.assign(new Error('NEXT_NOT_FOUND'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })],
  ] as const) {
    it(`with-cors/next-${id}: what Next throws to itself is Next's`, async () => {
      const written = listenToErrors()
      const handler = withCors(
        options,
        throwing(() => thrown),
        { onError: () => new Response('wrong') },
      )
      await expect(handler(requestOf({}, web))).rejects.toBe(thrown)
      expect(written).toEqual([])
    })
  }
})
