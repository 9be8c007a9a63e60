import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type CorsSource, withCors } from '../src/index.ts'
import { preflight, send, serve, web } from './exchange.ts'
import { runChild } from './host/child.ts'

type Source = CorsSource<IncomingMessage>

// What a choosing function must not do, by what it does.
const faulty: readonly (readonly [id: string, choice: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['true', true],
  ['string', web],
  ['number', 1],
  ['array', [web]],
  ['empty-object', {}],
  ['origin-undefined', { origin: undefined }],
  ['origin-true', { origin: true }],
  ['unknown-option', { origin: web, allowedOrigins: [web] }],
  ['any-with-credentials', { origin: '*', credentials: true }],
  ['function', () => ({ origin: '*' })],
]

/** The names in `Vary`, each as often as it stands there. */
const fieldsOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.toLowerCase().split(/, */)).toSorted()

const failing: readonly (readonly [id: string, choose: () => unknown])[] = [
  ...faulty.flatMap(([id, choice]): (readonly [string, () => unknown])[] => [
    [`returns-${id}`, () => choice],
    [`resolves-to-${id}`, () => Promise.resolve(choice)],
  ]),
  [
    'throws',
    () => {
      throw new Error('no such tenant')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no such tenant'))],
  // A thenable of another library.
  [
    'thenable-that-throws',
    () => ({
      then: () => {
        throw new Error('no such tenant')
      },
    }),
  ], // oxlint-disable-line no-thenable
]

describe('a choice that fails', () => {
  for (const [id, choose] of failing) {
    it(`choice/${id}: nobody is allowed, and the application runs`, async () => {
      const port = await serve(
        withCors(choose as Source, (_request, response) => {
          response.setHeader('Access-Control-Allow-Origin', '*')
          response.end('handled')
        }),
      )
      const ran = { status: 200, body: 'handled', cors: [], vary: ['Origin'] }
      expect(await send(port, { origin: web })).toMatchObject(ran)
      expect(await send(port)).toMatchObject(ran)
      expect(await send(port, preflight(web))).toMatchObject({
        status: 403,
        cors: [],
        vary: ['Origin'],
        body: '',
      })
      expect(await send(port, { method: 'OPTIONS', origin: web })).toMatchObject(ran)
    })
  }

  it('choice/once-in-a-while: a failure is for its own request only', async () => {
    const policy = { origin: web }
    const port = await serve(
      withCors(
        ({ url }) => {
          if (url === '/fails') throw new Error('no such tenant')
          return policy
        },
        (_request, response) => void response.end(),
      ),
    )
    expect((await send(port, { origin: web })).cors).toEqual([`access-control-allow-origin: ${web}`])
    expect((await send(port, { origin: web, path: '/fails' })).cors).toEqual([])
    expect((await send(port, { origin: web })).cors).toEqual([`access-control-allow-origin: ${web}`])
  })

  const star: readonly (readonly [id: string, source: Source])[] = [
    ['star', () => ({ origin: '*' })],
    ['star-later', async () => ({ origin: '*' })],
    ['star-names', () => ({ origin: '*', allowedHeaders: ['X-Token'] })],
  ]
  for (const [id, source] of star) {
    it(`choice/${id}: varies by the origin that the choice may have read`, async () => {
      const port = await serve(
        withCors(source, (_request, response) => void response.setHeader('Vary', 'Accept').end()),
      )
      const names = id === 'star-names' ? ['origin'] : ['access-control-request-headers', 'origin']
      expect(fieldsOf((await send(port, { origin: web })).vary)).toEqual(['accept', 'origin'])
      expect(fieldsOf((await send(port)).vary)).toEqual(['accept', 'origin'])
      const asked = await send(port, preflight(web, 'PUT', ['Access-Control-Request-Headers', 'x-token']))
      expect(asked).toMatchObject({ status: 204 })
      expect(asked.cors).toContain('access-control-allow-origin: *')
      expect(fieldsOf(asked.vary)).toEqual(names)
    })
  }

  it('choice/not-chosen: a star that is no choice does not vary by the origin', async () => {
    const port = await serve(withCors({ origin: '*' }, (_request, response) => void response.end()))
    expect((await send(port, { origin: web })).vary).toEqual([])
    expect(fieldsOf((await send(port, preflight(web))).vary)).toEqual(['access-control-request-headers'])
  })

  // Whatever is thrown is for a program of its own: here it would end the run and not the test.
  for (const way of ['throw', 'reject'] as const) {
    for (const what of [
      'string',
      'null',
      'undefined',
      'symbol',
      'no-prototype',
      'number-as-message',
      'hostile',
    ] as const) {
      it(`choice/${way}-${what}: the process lives and answers`, async () => {
        const { code, stdout } = await runChild('hostile-choice', [way, what])
        expect(stdout).toBe('200 no grant, 403 no grant, 200 granted\n')
        expect(code).toBe(0)
      })
    }
  }
})
