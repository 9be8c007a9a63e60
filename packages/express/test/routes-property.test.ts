import { Agent } from 'node:http'
import { request } from '@cors/conformance'
import { cors } from '@cors/express'
import type { Express, Request, RequestHandler } from 'express'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from './exchange.ts'
import { type Host, majors } from './majors.ts'
import { type Tree, method, mountTree, target, tree } from './route-tree.ts'

const anybody = 'https://anybody.example'

/** An application of gates, each of which allows one origin besides, and names itself. */
interface Gated {
  readonly app: Express
  /** Parameters of the path that each gate's predicate saw last. */
  readonly seen: Map<string, unknown>
}

/** Mounts a tree behind a gate, on an application itself or in something that stands in it. */
function createGated(express: Host, of: Tree, place: 'top' | 'router' | 'application'): Gated {
  const seen = new Map<string, unknown>()
  let gates = 0
  const gate = (): RequestHandler => {
    const name = `gate-${gates++}`
    const origin = (asking: string, { params }: Request): boolean => {
      seen.set(name, { ...params })
      return asking === anybody || asking === `https://${name}.example`
    }
    return cors({ origin, allowedHeaders: [name], exposedHeaders: [name] })
  }
  const app = express().set('env', 'test')
  const inner = place === 'top' ? app : place === 'router' ? express.Router() : express()
  if (inner !== app) app.use('/in', inner)
  inner.use(gate())
  mountTree(inner, of, express, gate)
  return { app, seen }
}

for (const [name, express] of majors) {
  describe(`routes by chance, ${name}`, () => {
    it('property/a-preflight-grants-what-its-request-gets', async () => {
      let app: Express = express()
      const port = await serve((...exchange) => app(...exchange))
      const agent = new Agent({ keepAlive: true })
      onTestFinished(() => agent.destroy())

      /** The gate that granted something, and to whom. */
      const granted = async (
        sent: { readonly method: string; readonly path: string },
        origin: string,
        asked?: string,
      ): Promise<{ readonly gate: string; readonly to: string }> => {
        const headers = [['Origin', origin] as const]
        if (asked !== undefined) headers.push(['Access-Control-Request-Method', asked] as never)
        const answer = await request(port, { ...sent, headers }, { agent })
        const valueOf = (wanted: RegExp): string =>
          answer.headers.flatMap(([field, value]) => (wanted.test(field) ? [value] : [])).join(' AND ')
        return {
          gate: valueOf(/^access-control-(?:allow|expose)-headers$/i),
          to: valueOf(/^access-control-allow-origin$/i),
        }
      }

      await fc.assert(
        fc.asyncProperty(
          tree,
          fc.constantFrom('top' as const, 'router' as const, 'application' as const),
          fc.array(fc.tuple(method, target), { minLength: 1, maxLength: 4 }),
          async (of, place, asks) => {
            const gated = createGated(express, of, place)
            ;({ app } = gated)
            for (const [verb, tail] of asks) {
              const path = place === 'top' ? tail : `/in${tail}`
              const promised = await granted({ method: 'OPTIONS', path }, anybody, verb)
              const seen = gated.seen.get(promised.gate)
              const kept = await granted({ method: verb, path }, anybody)
              expect(promised).toEqual(kept)
              expect(promised.to).toBe(anybody)
              expect(seen).toEqual(gated.seen.get(kept.gate))
              const own = `https://${kept.gate}.example`
              expect(await granted({ method: 'OPTIONS', path }, own, verb)).toEqual({
                gate: kept.gate,
                to: own,
              })
            }
          },
        ),
        { numRuns: 300, seed: Number(process.env['CORS_SEED']) },
      )
    })
  })
}
