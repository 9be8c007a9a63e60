import { cors } from '@cors/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { evil, web } from './exchange.ts'
import type { Host } from './majors.ts'
import { ok } from './rows.ts'

declare module 'fastify' {
  interface FastifyRequest {
    tenant: string
  }
}

/** An application that finds out whose request it is before the policy is chosen. */
export function tenants(fastify: Host, seen: string[]): FastifyInstance {
  const app = fastify()
  app.decorateRequest('tenant', '')
  app.addHook('onRequest', async (request) => {
    seen.push('before')
    await new Promise((resolve) => setImmediate(resolve))
    request.tenant = request.hostname.startsWith('a.') ? web : evil
  })
  app.register(cors, {
    policy({ tenant }: FastifyRequest) {
      seen.push('chosen')
      return { origin: [tenant] }
    },
  })
  return app.get('/', ok)
}
