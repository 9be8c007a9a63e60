import type { ServerResponse } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type * as node from '../src/index.ts'
import type { CorsOptions } from '../src/index.ts'
import { evil, options, partner, preflight, send, serve, web } from './exchange.ts'
import { serveChild } from './host/child.ts'

interface CorsWarning extends Error {
  readonly code?: string
}

/** A copy of the package that has warned of nothing yet, and the warnings of the test. */
async function fresh(): Promise<readonly [copy: typeof node, warnings: readonly CorsWarning[]]> {
  const warnings: CorsWarning[] = []
  const listener = (warning: Error): void => {
    if (warning.name === 'CorsWarning') warnings.push(warning)
  }
  process.on('warning', listener)
  onTestFinished(() => void process.off('warning', listener))
  vi.resetModules()
  return [await import('../src/index.ts'), warnings]
}

/** Warnings come on the next tick. */
const ticked = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface OwnRow {
  readonly id: string
  readonly policy?: CorsOptions
  readonly origin?: string
  readonly handle: (response: ServerResponse) => void
  /** The fields that are warned of. */
  readonly names: readonly string[]
}

const ownRows: readonly OwnRow[] = [
  {
    id: 'origin',
    handle: (response) => void response.setHeader('Access-Control-Allow-Origin', '*'),
    names: ['access-control-allow-origin'],
  },
  {
    id: 'write-head',
    handle: (response) => void response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }),
    names: ['access-control-allow-origin'],
  },
  {
    id: 'refused',
    origin: evil,
    handle: (response) => void response.setHeader('Access-Control-Allow-Origin', '*'),
    names: ['access-control-allow-origin'],
  },
  {
    id: 'several',
    handle(response) {
      response.setHeader('Access-Control-Allow-Origin', evil)
      response.setHeader('Access-Control-Allow-Methods', 'DELETE')
      response.setHeader('Access-Control-Allow-Private-Network', 'true')
    },
    names: [
      'access-control-allow-origin',
      'access-control-allow-methods',
      'access-control-allow-private-network',
    ],
  },
  {
    id: 'the-same',
    handle: (response) => void response.setHeader('Access-Control-Allow-Origin', web),
    names: [],
  },
  { id: 'none', handle() {}, names: [] },
  { id: 'vary', handle: (response) => void response.setHeader('Vary', 'Accept'), names: [] },
  {
    // An error handler does; that is held against, and is nobody's fault.
    id: 'cleared',
    handle(response) {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
    },
    names: [],
  },
]

describe('in development', () => {
  for (const { id, policy = options, origin = web, handle, names } of ownRows) {
    it(`warnings/own-${id}: a handler that sets what the policy sets is named once`, async () => {
      const [{ withCors }, warnings] = await fresh()
      const port = await serve(
        withCors(policy, (_request, response) => {
          handle(response)
          response.end()
        }),
      )
      for (let time = 0; time < 3; time++) await send(port, { origin, path: `/orders?token=SECRET${time}` })
      await ticked()
      expect(warnings.map(({ code, message }) => [code, message.split(' by itself')[0]])).toEqual(
        names.map((name) => ['CORS_OWN_FIELD', `GET /orders sets ${name}`]),
      )
      for (const { message } of warnings) expect(message).toMatch(/\. Take the line out of the handler/)
    })
  }

  it('warnings/own-by-route: each route is named, without what a stranger put into its path', async () => {
    const [{ withCors }, warnings] = await fresh()
    const port = await serve(
      withCors(options, (request, response) => {
        if (request.url === '/mounted') Object.assign(request, { originalUrl: '/api/mounted?x=SECRET' })
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
      }),
    )
    for (const path of ['/a', '/b', '/a', '/<script>', `/${'c'.repeat(500)}`, '/mounted'])
      await send(port, { origin: web, path })
    await ticked()
    expect(warnings.map(({ message }) => message.split(' sets ')[0])).toEqual([
      'GET /a',
      'GET /b',
      'GET /_script_',
      `GET /${'c'.repeat(76)}...`,
      'GET /api/mounted',
    ])
  })

  for (const [id, request, route] of [
    ['method-script', { method: '<script>' }, '? /'],
    ['method-space', { method: 'GET /x HTTP/1.1' }, '? /'],
    ['method-lines', { method: 'GET\r\nfake' }, '? /'],
    ['method-empty', { method: '' }, '? /'],
    ['method-long', { method: 'A'.repeat(9000) }, '? /'],
    ['absolute-form', { url: 'http://user:SECRET@internal.test:8080/orders?x' }, 'GET /orders'],
    ['absolute-form-mounted', { originalUrl: 'HTTPS://user:SECRET@internal.test/a/b' }, 'GET /a/b'],
    ['absolute-form-bare', { url: 'http://user:SECRET@internal.test' }, 'GET '],
  ] as const) {
    it(`warnings/own-${id}: is shown without what is no method or path`, async () => {
      const [{ withCors }, warnings] = await fresh()
      const port = await serve(
        withCors(options, (incoming, response) => {
          // As a host that lets more through than Node's parser hands it over.
          Object.assign(incoming, request)
          response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
        }),
      )
      await send(port, { origin: web })
      await ticked()
      expect(warnings.map(({ message }) => message.split(' sets ')[0])).toEqual([route])
    })
  }

  it('warnings/own-flood: a stream of made-up paths comes to an end', async () => {
    const [{ withCors }, warnings] = await fresh()
    const port = await serve(
      withCors(options, (_request, response) => {
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
      }),
    )
    const paths = Array.from({ length: 400 }, (_, index) => `/made-up-${index}`)
    for (const path of paths) await send(port, { origin: web, path })
    await ticked()
    expect(warnings.length).toBeGreaterThan(100)
    expect(warnings.length).toBeLessThan(300)
  })

  const pairs: readonly (readonly [
    id: string,
    outer: CorsOptions | false,
    inner: CorsOptions | false,
    said: string | undefined,
  ])[] = [
    [
      'two',
      options,
      { origin: 'https://*.example.com' },
      `(${web}, ${partner}, with credentials), and inside it (https://*.example.com)`,
    ],
    [
      'same',
      options,
      options,
      `(${web}, ${partner}, with credentials), and inside it (${web}, ${partner}, with credentials)`,
    ],
    ['off-inside', { origin: '*' }, false, '(any), and inside it (none)'],
    [
      'expression',
      { origin: /^https:\/\/a\.example$/ },
      { origin: () => true },
      '(/^(?:^https:\\/\\/a\\.example$)$/), and inside it (predicate)',
    ],
    [
      'many',
      { origin: [web, partner, evil, 'https://d.example'] },
      false,
      `(${web}, ${partner} and 2 more), and inside it (none)`,
    ],
    // How single routes are meant to be opened.
    ['off-outside', false, options, undefined],
  ]
  for (const [id, outer, inner, said] of pairs) {
    it(`warnings/two-policies-${id}: ${said === undefined ? 'is as it should be' : 'both are named once'}`, async () => {
      const [{ cors }, warnings] = await fresh()
      const outside = cors(outer)
      const inside = cors(inner)
      const port = await serve((request, response) => {
        outside(request, response, () => inside(request, response, () => response.end()))
      })
      await send(port, { origin: web, path: '/twice?x=SECRET' })
      await send(port, { origin: evil, path: '/twice' })
      await ticked()
      expect(warnings.map(({ code, message }) => [code, message])).toEqual(
        said === undefined
          ? []
          : [['CORS_TWO_POLICIES', `GET /twice is under two policies: ${said}. The inner one was used.`]],
      )
    })
  }

  const issues: readonly (readonly [id: string, faulty: CorsOptions, code: string, path: string])[] = [
    ['max-age', { origin: web, maxAge: 86400 }, 'CORS_MAX_AGE_CUT', 'maxAge'],
    ['redundant', { origin: [web, web] }, 'CORS_ORIGIN_REDUNDANT', 'origin[1]'],
    ['stateful', { origin: /^https:\/\/a\.example$/g }, 'CORS_ORIGIN_REGEXP_STATEFUL', 'origin'],
    [
      'safelisted',
      { origin: web, allowedHeaders: ['Accept'] },
      'CORS_ALLOWED_HEADERS_SAFELISTED',
      'allowedHeaders[0]',
    ],
    ['shared', { origin: 'https://codepen.io' }, 'CORS_ORIGIN_SHARED_HOSTING', 'origin'],
  ]
  for (const [id, faulty, code, path] of issues) {
    it(`warnings/issue-${id}: options that are let pass are told of once`, async () => {
      const [{ cors, createCors, withCors }, warnings] = await fresh()
      cors(faulty)
      createCors({ ...faulty } as { readonly origin: 'https://app.example.com' })
      withCors({ ...faulty }, () => {})
      await ticked()
      expect(warnings.map((warning) => [warning.code, warning.message.split(' ')[0]])).toEqual([[code, path]])
    })
  }

  it('warnings/good-options: nothing is said', async () => {
    const [{ cors }, warnings] = await fresh()
    cors({
      origin: [web, 'https://*.example.org'],
      credentials: true,
      maxAge: 600,
      allowedHeaders: ['X-Token'],
    })
    cors(false)
    cors(() => options)
    await ticked()
    expect(warnings).toEqual([])
  })
})

describe('a choice that fails', () => {
  it('warnings/choice: is told of once, with what was thrown', async () => {
    const [{ withCors }, warnings] = await fresh()
    const port = await serve(
      withCors(
        ({ url }) => {
          throw new Error(`no tenant for ${url}`)
        },
        (_request, response) => void response.end(),
      ),
    )
    for (const path of ['/a', '/a', '/b']) await send(port, { origin: web, path })
    await send(port, { ...preflight(web), path: '/a' })
    await ticked()
    expect(warnings.map(({ code, message }) => [code, message])).toEqual(
      ['/a', '/b'].map((path) => [
        'CORS_POLICY_FAILED',
        `the function that chooses a CORS policy failed, so nobody is allowed: no tenant for ${path} (it gets the request and returns options, a policy, false, or a promise of one, without a callback)`,
      ]),
    )
  })

  it('warnings/choice-of-faulty-options: says what is wrong with them', async () => {
    const [{ withCors }, warnings] = await fresh()
    const port = await serve(
      withCors((() => ({ origin: undefined })) as never, (_request, response) => void response.end()),
    )
    await send(port, { origin: web })
    await send(port, { origin: web })
    await ticked()
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain('origin is undefined or null.')
  })

  it('warnings/choice-injection: what a request can put into an error is cleaned and cut', async () => {
    const [{ withCors }, warnings] = await fresh()
    const port = await serve(
      withCors(
        ({ url = '' }) => {
          throw new Error(`no tenant for ${decodeURIComponent(url)}`)
        },
        (_request, response) => void response.end(),
      ),
    )
    await send(port, { origin: web, path: `/%0d%0a(node:1)%20fake%1b[31m${'a'.repeat(4000)}` })
    await ticked()
    expect(warnings).toHaveLength(1)
    const [{ message }] = warnings as readonly [CorsWarning]
    expect(message.length).toBeLessThan(700)
    expect(message).toMatch(/^[\x20-\x7e]+$/)
  })
})

describe('in production', () => {
  for (const [id, environment, codes] of [
    ['production', { NODE_ENV: 'production' }, ['CORS_POLICY_FAILED']],
    [
      'development',
      { NODE_ENV: 'development' },
      ['CORS_MAX_AGE_CUT', 'CORS_OWN_FIELD', 'CORS_POLICY_FAILED', 'CORS_TWO_POLICIES'],
    ],
    ['unset', {}, ['CORS_MAX_AGE_CUT', 'CORS_OWN_FIELD', 'CORS_POLICY_FAILED', 'CORS_TWO_POLICIES']],
  ] as const) {
    it(`warnings/environment-${id}: says ${codes.join(', ')}`, async () => {
      const { port, stop } = await serveChild('serve', [], environment)
      for (const path of ['/own', '/two', '/fails', '/own', '/two', '/fails'])
        await send(port, { origin: web, path })
      const { stderr, code } = await stop()
      expect(code).toBe(0)
      const said = [...stderr.matchAll(/\[(CORS_\w+)\] CorsWarning: /g)].map(([, name]) => name)
      expect(new Set(said)).toEqual(new Set(codes))
      expect(said).toHaveLength(codes.length)
    })
  }
})
