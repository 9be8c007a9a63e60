import { describe, expect, it } from 'vitest'
import { checkPages } from '../src/check-pages.ts'
import { evil, preflight, send, web } from '../src/exchange.ts'
import { readPage } from '../src/page.ts'

const recipes = readPage('apps/docs/recipes.md')

type Run = (request: Request, application: () => Promise<Response>) => Promise<Response>

/** That a hook answers preflights by itself, and has its policy on what the application answers. */
async function expectToStandAround(run: Run): Promise<void> {
  const made: string[] = []
  const ask = async (method: string, headers: { readonly [name: string]: string }): Promise<unknown> => {
    const response = await run(new Request('https://api.example/', { method, headers }), async () => {
      made.push(method)
      return new Response('hello')
    })
    return [response.status, response.headers.get('access-control-allow-origin'), await response.text()]
  }
  expect(await ask('GET', { origin: web })).toEqual([200, web, 'hello'])
  expect(await ask('GET', { origin: evil })).toEqual([200, null, 'hello'])
  const asks = { 'access-control-request-method': 'PUT' }
  expect(await ask('OPTIONS', { origin: web, ...asks })).toEqual([204, web, ''])
  expect(await ask('OPTIONS', { origin: evil, ...asks })).toEqual([403, null, ''])
  expect(made).toEqual(['GET', 'GET'])
}

/** What Next does with what its proxy returns: an answer, or headers for that of the application. */
async function runAsNext(proxied: Response, application: () => Promise<Response>): Promise<Response> {
  if (proxied.headers.get('x-middleware-next') !== '1') return proxied
  const response = await application()
  for (const [name, value] of proxied.headers) {
    if (name !== 'x-middleware-next') response.headers.append(name, value)
  }
  return response
}

describe('recipes', () => {
  checkPages([recipes], {
    packages: ['@cors/fetch', '@cors/node', 'restify'],
    servers: {
      async restify(port) {
        const cors = { 'access-control-allow-origin': web }
        expect(await send(port, { path: '/notes' }, web)).toMatchObject({ body: '[{"id":1}]', cors })
        expect(await send(port, { path: '/nothing' }, web)).toMatchObject({ status: 404, cors })
        expect((await send(port, { path: '/notes' }, evil)).cors).toEqual({})
        const asks = preflight('PUT', undefined, '/notes')
        expect(await send(port, asks, web)).toMatchObject({ status: 204, cors })
        expect(await send(port, asks, evil)).toMatchObject({ status: 403 })
      },
    },
    exported: {
      async 'Next.js'(exported) {
        const { proxy, config } = exported as {
          proxy: (request: Request) => Response
          config: { matcher: string }
        }
        await expectToStandAround((request, application) => runAsNext(proxy(request), application))
        expect(config.matcher).toMatch(/^\//)
      },
      async SvelteKit(exported) {
        const { handle } = exported as {
          handle: (input: {
            event: { request: Request }
            resolve: () => Promise<Response>
          }) => Promise<Response>
        }
        await expectToStandAround((request, resolve) => handle({ event: { request }, resolve }))
      },
      async Astro(exported) {
        const { onRequest } = exported as {
          onRequest: (context: { request: Request }, next: () => Promise<Response>) => Promise<Response>
        }
        await expectToStandAround((request, next) => onRequest({ request }, next))
      },
    },
  })

  it('recipes/are-linked', () => {
    expect(readPage('README.md').text).toContain('](apps/docs/recipes.md)')
  })
})
