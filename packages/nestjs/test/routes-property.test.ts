import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RawRequest, request } from '@cors/conformance'
import { type CorsContext, CorsModule } from '@cors/nestjs'
import { type INestApplication, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { adapterOf, platforms, web } from './exchange.ts'
import { nest } from './majors.ts'
import { type CreatePolicy, controllersOf, moduleOf, oddAdapterOf, setUp } from './route-planting.ts'
import { target, treeOf } from './route-tree.ts'

const runs = Number(process.env['RUNS'] ?? 40)

type Params = { readonly [name: string]: unknown }

/** What came of a request. */
interface Outcome {
  /** The policy that was asked last, and the parameters that it saw. */
  readonly asked: string
  readonly params: Params
  readonly allowed: string | undefined
}

for (const platform of platforms) {
  describe(`routes by chance, ${nest} on ${platform}`, { timeout: 60_000 + runs * 200 }, () => {
    it('routes/property-a-preflight-grants-what-its-request-gets', async () => {
      const agent = new Agent({ keepAlive: true })
      onTestFinished(() => agent.destroy())
      let asked = ''
      let params: Params = {}
      let policies = 0
      const createPolicy: CreatePolicy = () => {
        const number = policies++
        const name = `policy ${number}`
        const origin = (_origin: string, context: CorsContext): boolean => {
          asked = name
          params = { ...context.switchToHttp().getRequest<{ params?: object }>().params }
          return number % 2 === 0
        }
        return { name, options: { origin, methods: ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'] } }
      }

      const ask = async (
        port: number,
        asking: RawRequest,
      ): Promise<Outcome & { readonly status: number; readonly body: string }> => {
        asked = ''
        params = {}
        const { headers, status, body } = await request(port, asking, { agent })
        const allowed = headers.find(([field]) => field === 'Access-Control-Allow-Origin')?.[1]
        return { asked, params, allowed, status, body }
      }

      await fc.assert(
        fc.asyncProperty(
          treeOf(platform),
          fc.boolean(),
          fc.array(
            fc.record({
              method: fc.constantFrom('GET', 'GET', 'PUT', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'),
              path: target,
              host: fc.constantFrom('a.example', 'b.example', 'c.test'),
              version: fc.constantFrom('1', '2', undefined),
            }),
            { minLength: 1, maxLength: 8 },
          ),
          async (tree, isSorted, asks) => {
            const usual = createPolicy()
            const { imports } = moduleOf(tree, controllersOf(tree, createPolicy, usual.name))
            @Module({ imports: [CorsModule.forRoot(usual.options), ...imports] })
            class RootModule {}
            const adapter = tree.isOdd ? oddAdapterOf(platform) : adapterOf(platform)
            const app = await NestFactory.create(RootModule, adapter, {
              logger: false,
              abortOnError: false,
              forceCloseConnections: true,
              ...(isSorted && nest === 'nest@12' ? { routeResolutionStrategy: 'specificity' } : {}),
            })
            try {
              setUp(app, tree, usual.name)
              const port = await listen(app)
              for (const { method, path, host, version } of asks) {
                const lines = [
                  ['Host', host],
                  ['Origin', web],
                ] as const
                const asking = [...lines, ['Access-Control-Request-Method', method]] as const
                const promised = await ask(port, { method: 'OPTIONS', path, headers: asking })
                const own = version === undefined ? [] : ([['X-Version', version]] as const)
                const empty = method === 'PUT' ? ([['Content-Length', '0']] as const) : []
                const kept = await ask(port, { method, path, headers: [...lines, ...own, ...empty] })
                const what = `${method} ${path} of ${host}, version ${version}`
                const { status, body } = kept
                // Whatever ran says whose policy its answer must have.
                const hasRun = body.startsWith('policy ')
                if (hasRun) expect({ what, asked: kept.asked }).toEqual({ what, asked: body })
                // A version that is not there is what no preflight can know. Express answers its OPTIONS by itself.
                const isNone = status === 404 || (method === 'OPTIONS' && !hasRun)
                if (tree.versioning === 'header' && isNone) continue
                // Where it depends on what a preflight does not show, it is refused without a question.
                if (tree.versioning === 'header' && promised.asked === '') {
                  expect({ what, status: promised.status }).toEqual({ what, status: 403 })
                  continue
                }
                expect({ what, ...outcomeOf(promised) }).toEqual({ what, ...outcomeOf(kept) })
                // Of what no route is for, the platforms show what they like.
                const names = Object.keys(promised.params)
                // Those of each version that a preflight may be for.
                const known =
                  tree.versioning === 'header'
                    ? Object.fromEntries(names.map((name) => [name, kept.params[name]]))
                    : kept.params
                if (hasRun) expect({ what, params: promised.params }).toEqual({ what, params: known })
                expect({ what, status: promised.status }).toEqual({
                  what,
                  status: kept.allowed === undefined ? 403 : 204,
                })
              }
            } finally {
              await app.close()
            }
          },
        ),
        { numRuns: runs, seed: Number(process.env['CORS_SEED']) },
      )
    })
  })
}

const outcomeOf = ({ asked, allowed }: Outcome): Pick<Outcome, 'asked' | 'allowed'> => ({ asked, allowed })

async function listen(app: INestApplication): Promise<number> {
  try {
    await app.listen(0, '127.0.0.1')
  } catch (error) {
    // Two routes that are one to Fastify: no such application is.
    const { code } = error as { readonly code?: string }
    fc.pre(code !== 'FST_ERR_DUPLICATED_ROUTE')
    throw error
  }
  return (app.getHttpServer().address() as AddressInfo).port
}
