import { cors } from '@cors/express'
import express, { type ErrorRequestHandler, type Express, type Request, type Router } from 'express'
import { orders } from './orders.ts'
import type { OriginCache } from './origin-cache.ts'
import { isTenantName } from './tenant-name.ts'

export interface AppOptions {
  /** Looks up whether a tenant's pages are served from an origin. */
  readonly origins: Pick<OriginCache, 'allows'>
  /** Routes for whoever may change the table. */
  readonly admin?: Router | undefined
  /** Gets what a route threw; the client only gets a 500. */
  readonly onError: (error: unknown) => void
}

/** An API whose tenants each have their own origins, which can change while it runs. */
export function createApp({ origins, admin, onError }: AppOptions): Express {
  const app = express().disable('x-powered-by')

  // Nobody, wherever nothing else is said; /admin, for instance.
  app.use(cors(false))

  app.use(
    '/tenants/:tenant',
    cors({
      origin: async (origin: string, request: Request) => {
        const { tenant } = request.params
        return isTenantName(tenant) && origins.allows(tenant, origin)
      },
      credentials: true,
      // Browsers keep what a preflight was told, also of an origin that is removed meanwhile.
      maxAge: 60,
      // Said already, once for each look-up, by the cache.
      onError: () => undefined,
    }),
    orders(),
  )
  if (admin !== undefined) app.use('/admin', admin)

  return app.use(answerErrors(onError))
}

function answerErrors(onError: AppOptions['onError']): ErrorRequestHandler {
  return (error: Error & { readonly status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const { status = 500 } = error
    if (status >= 500) onError(error)
    response.status(status).json({ error: status < 500 ? error.message : 'something broke on the server' })
  }
}
