import { createHash, timingSafeEqual } from 'node:crypto'
import { validateCors } from '@cors/express'
import { type RequestHandler, Router } from 'express'
import type { TenantDatabase } from './databases/database.ts'
import type { OriginCache } from './origin-cache.ts'
import { isTenantName } from './tenant-name.ts'

export interface AdminOptions {
  readonly token: string
  readonly database: Pick<TenantDatabase, 'allow' | 'revoke'>
  readonly origins: Pick<OriginCache, 'forget'>
  /** Numbers for whoever watches. */
  readonly counts: () => object
}

/** `PUT` and `DELETE` of a tenant's origin, which count from the next request on, and `GET /counts`. */
export function admin({ token, database, origins, counts }: AdminOptions): Router {
  const expected = digest(`Bearer ${token}`)
  const write =
    (change: TenantDatabase['allow' | 'revoke']): RequestHandler =>
    async ({ params }, response) => {
      const [tenant, origin] = [String(params['tenant']), String(params['origin'])]
      const fault = isTenantName(tenant)
        ? faultOf(origin)
        : 'a tenant is named in lower-case letters and digits'
      if (fault !== undefined) {
        response.status(400).json({ error: fault })
        return
      }
      try {
        await change(tenant, [origin])
      } finally {
        // Also after a failure: what timed out may have been written.
        origins.forget(tenant, origin)
      }
      response.status(204).end()
    }
  return Router()
    .use((request, response, next) => {
      if (timingSafeEqual(digest(request.get('authorization') ?? ''), expected)) next()
      else response.status(401).json({ error: 'send Authorization: Bearer <ADMIN_TOKEN>' })
    })
    .put('/tenants/:tenant/origins/:origin', write(database.allow))
    .delete('/tenants/:tenant/origins/:origin', write(database.revoke))
    .get('/counts', (_request, response) => {
      response.json(counts())
    })
}

/** What would match nobody: the table has origins as browsers send them, and no patterns. */
function faultOf(origin: string): string | undefined {
  if (origin.includes('*')) return `${origin} is a pattern, and not an origin`
  const issue = validateCors({ origin, credentials: true }).find(({ severity }) => severity === 'error')
  return issue && `${origin} ${issue.message}`
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
