import { type CorsChoice, type CorsOptions, type CorsSource, cors, createCors } from '@cors/fetch'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  answerOfResponse,
  answerWith,
  evil,
  granted,
  options,
  preflight,
  requestOf,
  web,
} from './exchange.ts'

const open = { 'access-control-allow-origin': '*' }
const byPath: { readonly [path: string]: CorsOptions | false } = {
  '/a': options,
  '/b': { origin: '*' },
  '/c': false,
}
const choose = ({ url }: Request): CorsOptions | false => byPath[new URL(url).pathname] ?? false
const compiled = createCors({ ...options })

/** Every way of choosing a policy for each request, all of the same meaning. */
const choices: readonly (readonly [id: string, source: CorsSource<Request>])[] = [
  ['sync', choose],
  ['async', async (request) => Promise.resolve(choose(request))],
  ['compiled', (request): CorsChoice => (request.url.endsWith('/a') ? compiled : choose(request))],
  [
    'async-predicates',
    (request) => {
      const chosen = choose(request)
      if (chosen === false || chosen.origin === '*') return chosen
      return { ...options, origin: (origin) => Promise.resolve(origin === web) }
    },
  ],
]

/** Ways in which a function fails to choose. */
const failing: readonly (readonly [id: string, source: CorsSource<Request>])[] = [
  [
    'throws',
    () => {
      throw new Error('no such tenant')
    },
  ],
  ['rejects', () => Promise.reject(new Error('database down'))],
  ['undefined', (() => undefined) as never],
  ['undefined-later', (() => Promise.resolve(undefined)) as never],
  ['true', (() => true) as never],
  ['star', (() => '*') as never],
  ['origin', (() => web) as never],
  ['faulty', () => ({ origin: 'https://app.example.com/' })],
  ['star-with-credentials', () => ({ origin: '*', credentials: true })],
  ['function', (() => choose) as never],
  [
    'throws-what-cannot-be-shown',
    () => {
      throw Object.create(null)
    },
  ],
]

function listenToWarnings(): readonly string[] {
  const warnings: string[] = []
  const spy = vi.spyOn(console, 'warn').mockImplementation((warning) => void warnings.push(String(warning)))
  onTestFinished(() => spy.mockRestore())
  return warnings
}

describe('choosing', () => {
  for (const [id, source] of choices) {
    it(`choosing/by-path/${id}`, async () => {
      const { handle, apply } = cors(source)
      for (const [path, allowed, refused, status] of [
        ['/a', granted, {}, 204],
        ['/b', open, open, 204],
        ['/c', {}, {}, 403],
        ['/d', {}, {}, 403],
      ] as const) {
        for (const [origin, expected] of [
          [web, allowed],
          [evil, refused],
        ] as const) {
          const request = requestOf({ path }, origin)
          expect(await handle(request)).toBe(undefined)
          // The function may have read the origin, whatever it chose.
          expect(await answerOfResponse(await apply(request, new Response('ok')))).toEqual(
            answerWith({ body: 'ok', cors: expected, vary: ['Origin'] }),
          )
        }
        const answer = await handle(requestOf(preflight('PUT', undefined, path), web))
        expect(answer?.status).toBe(status)
        expect(answer?.headers.get('vary')).toContain('Origin')
      }
    })
  }

  for (const [id, source] of failing) {
    it(`choosing/fails/${id}: allows nobody, and the application runs`, async () => {
      const warnings = listenToWarnings()
      const { handle, apply } = cors(source)
      for (const origin of [web, undefined]) {
        const request = requestOf({}, origin)
        expect(await handle(request)).toBe(undefined)
        expect(await answerOfResponse(await apply(request, new Response('ok')))).toEqual(
          answerWith({ status: 200, cors: {}, vary: ['Origin'] }),
        )
      }
      const refused = await handle(requestOf(preflight('PUT'), web))
      expect(refused?.status).toBe(403)
      expect([...(refused?.headers ?? [])]).toEqual([['vary', 'Origin']])
      // Once, though it failed three times.
      expect(warnings.length).toBeLessThan(2)
    })
  }

  it('choosing/compiled-once: an object of options is', async () => {
    let read = 0
    const tenant: CorsOptions = {
      get origin() {
        read++
        return web
      },
    }
    const { apply } = cors(() => tenant)
    for (let time = 0; time < 3; time++) await apply(requestOf({}, web), new Response('ok'))
    expect(read).toBe(1)
  })

  it('choosing/sync: what is known at once is no promise', () => {
    const { handle, apply } = cors(choose)
    expect(handle(requestOf({ path: '/a' }, web))).toBe(undefined)
    expect(apply(requestOf({ path: '/a' }, web), new Response('ok'))).toBeInstanceOf(Response)
  })

  it('choosing/replace: a policy that is put in force later is used', () => {
    const policy = createCors({ origin: [web] })
    const { apply } = cors(policy)
    const grantedTo = (origin: string): string | null =>
      apply(requestOf({}, origin), new Response('ok')).headers.get('access-control-allow-origin')
    expect([grantedTo(web), grantedTo(evil)]).toEqual([web, null])
    policy.replace({ origin: [evil] })
    expect([grantedTo(web), grantedTo(evil)]).toEqual([null, evil])
  })
})

describe('predicates that fail', () => {
  for (const [id, origin] of [
    [
      'throws',
      () => {
        throw new Error('db down')
      },
    ],
    ['rejects', () => Promise.reject(new Error('db down'))],
    ['truthy', (() => 'yes') as never],
    ['truthy-later', (() => Promise.resolve(1)) as never],
  ] as const) {
    it(`predicate/${id}`, async () => {
      listenToWarnings()
      const errors: unknown[] = []
      const { handle, apply } = cors({ origin, onError: (error) => void errors.push(error) })
      const request = requestOf({}, web)
      expect(await handle(request)).toBe(undefined)
      expect(await answerOfResponse(await apply(request, new Response('ok')))).toEqual(
        answerWith({ status: 200, cors: {}, vary: ['Origin'] }),
      )
      expect((await handle(requestOf(preflight('PUT'), web)))?.status).toBe(403)
      expect(errors).toEqual([expect.any(Error), expect.any(Error)])
    })
  }
})
