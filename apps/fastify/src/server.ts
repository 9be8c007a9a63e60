import { type CorsPluginOptions, cors } from '@cors/fastify'
import { type FastifyError, type FastifyInstance, type FastifyPluginAsync, fastify } from 'fastify'
import { account, assets, broken, files, internal, notes, publicData, tenant, widget } from './routes.ts'

/** What differs from one place of operation to the next. */
export interface ApiOptions {
  /** Where the web application is served: the only origins that may act for a signed-in user. */
  readonly origins: readonly string[]
  /** Looks up where a tenant's own pages are served, in a database for instance. */
  readonly tenantOrigins: (tenant: string) => Promise<readonly string[]>
  /** Gets what a route threw; the client only gets a 500. */
  readonly onError: (error: unknown) => void
}

/** A small API in which each part has the CORS policy that its use needs. */
export function createApp({ origins, tenantOrigins, onError }: ApiOptions): FastifyInstance {
  const app = fastify({ bodyLimit: 100_000, forceCloseConnections: true })

  // Each part is a scope of its own: its policy stays inside.
  const part = (prefix: string, policy: CorsPluginOptions, routes: FastifyPluginAsync): void => {
    app.register(
      async (scope) => {
        await scope.register(cors, policy)
        await scope.register(routes)
      },
      { prefix },
    )
  }

  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode >= 500) onError(error)
    return reply
      .code(statusCode)
      .send({ error: statusCode < 500 ? error.message : 'something broke on the server' })
  })

  // Nobody, wherever nothing else is said.
  app.register(cors, { policy: false })

  // Open data: every page on the web may read it, nobody's cookies are involved. One route has a policy of
  // its own, which its preflights obey: only the web application may propose corrections.
  part('/public', { origin: '*' }, async (scope) => {
    await scope.register(publicData, {
      correctionConfig: { cors: { origin: origins, credentials: true } },
    })
  })

  // The web application with its session cookie. Requests from other origins do not even run.
  part('/account', { origin: origins, credentials: true, rejectDisallowed: true }, account)

  // JSON behind a bearer token, which a page sends itself: no cookies, so no `credentials`.
  part(
    '/notes',
    {
      origin: origins,
      methods: ['GET', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type'],
      maxAge: 600,
    },
    notes,
  )

  // A page may read the file's name only because the header is exposed.
  part('/files', { origin: origins, exposedHeaders: ['content-disposition'] }, files)

  // Fonts are always requested with CORS, wherever the style sheet that names them comes from.
  part('/assets', { origin: '*' }, assets)

  // A widget that anybody embeds. It is known by its key, never by a cookie.
  part(
    '/widget',
    {
      origin: '*',
      methods: ['POST'],
      allowedHeaders: ['content-type', 'x-widget-key'],
      exposedHeaders: ['ratelimit-remaining'],
    },
    widget,
  )

  // Each tenant has its own origins, and they can change while the server runs.
  part(
    '/tenants/:tenant',
    {
      origin: async (origin, { params }) =>
        (await tenantOrigins((params as { tenant: string }).tenant)).includes(origin),
      credentials: true,
    },
    tenant,
  )

  // Error pages keep their CORS headers: a page sees the 500, not a "CORS error".
  part('/broken', { origin: origins }, broken)

  // For the servers next door. No page of another origin may read it, the web application included.
  app.register(internal, { prefix: '/internal' })

  return app
}
