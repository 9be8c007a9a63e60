import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawRequest, request } from '@cors/conformance'
import { type CorsOptions, cors } from '@cors/fastify'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { web } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import {
  type CreatePolicy,
  type Refused,
  type Tree,
  declare,
  method,
  routerOptions,
  target,
  tree,
} from './route-tree.ts'

/** The routes that Fastify has already, by its own reading of a path; `undefined` if it takes none of it. */
async function refusedOf(fastify: Host, options: FastifyServerOptions, of: Tree) {
  const refused: Refused = new Set()
  const twin = fastify({ ...options })
  try {
    declare(twin, of, refused)
    await twin.ready()
    return refused
  } catch {
    return undefined
  } finally {
    await twin.close()
  }
}

/** What came of a request. */
interface Outcome {
  /** The policy that was asked last, and what it was asked about. */
  readonly asked: string | undefined
  readonly allowed: string | undefined
}

async function serve(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

for (const [name, fastify] of majors) {
  describe(`routes by chance, ${name}`, { timeout: 120_000 }, () => {
    it('property/a-preflight-grants-what-its-request-gets', async () => {
      const agent = new Agent({ keepAlive: true })
      onTestFinished(() => agent.destroy())
      let asked: string | undefined

      const ask = async (
        port: number,
        asking: RawRequest,
      ): Promise<Outcome & { readonly status: number }> => {
        asked = undefined
        const { headers, status } = await request(port, asking, { agent })
        const allowed = headers.find(([field]) => field === 'Access-Control-Allow-Origin')?.[1]
        return { asked, allowed, status }
      }

      await fc.assert(
        fc.asyncProperty(
          tree,
          routerOptions,
          fc.boolean(),
          fc.boolean(),
          fc.array(fc.tuple(method, target, fc.constantFrom('a.example', 'b.example')), {
            minLength: 1,
            maxLength: 6,
          }),
          async (of, router, exposeHeadRoutes, isGoverned, asks) => {
            // Fastify 5 wants them apart.
            const options = {
              exposeHeadRoutes,
              ...(name === 'fastify@5' ? { routerOptions: router } : router),
            }
            const refused = await refusedOf(fastify, options, of)
            fc.pre(refused !== undefined)
            let policies = 0
            const createPolicy: CreatePolicy = (): CorsOptions => {
              const number = policies++
              return {
                origin() {
                  asked = `policy ${number}`
                  return number % 2 === 0
                },
              }
            }
            const app = fastify({ ...options, forceCloseConnections: true })
            try {
              if (isGoverned) app.register(cors, createPolicy())
              declare(app, of, refused ?? new Set(), createPolicy)
              const port = await serve(app)
              for (const [verb, some, host] of asks) {
                const path = some.replace('long', 'x'.repeat(router.maxParamLength + 1))
                const lines = [
                  ['Host', host],
                  ['Origin', web],
                ] as const
                const asking = [...lines, ['Access-Control-Request-Method', verb]] as const
                const promised = await ask(port, { method: 'OPTIONS', path, headers: asking })
                const empty = verb === 'PUT' ? ([['Content-Length', '0']] as const) : []
                const borne = await ask(port, { method: verb, path, headers: [...lines, ...empty] })
                const what = `${verb} ${path} of ${host}`
                expect({ what, asked: promised.asked, allowed: promised.allowed }).toEqual({
                  what,
                  asked: borne.asked,
                  allowed: borne.allowed,
                })
              }
            } catch (error) {
              // What the twin refused, it may have laid out in part, and so have taken another for a second.
              fc.pre((error as { readonly code?: string }).code !== 'FST_ERR_DUPLICATED_ROUTE')
              throw error
            } finally {
              await app.close()
            }
          },
        ),
        { numRuns: Number(process.env['RUNS'] ?? 150), seed: Number(process.env['CORS_SEED']) },
      )
    })
  })
}
