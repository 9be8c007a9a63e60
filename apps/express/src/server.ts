import { cors } from '@cors/express'
import express, { type ErrorRequestHandler, type Express, type Request } from 'express'
import { MulterError } from 'multer'
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
export function createApp({ origins, tenantOrigins, onError }: ApiOptions): Express {
  const app = express().disable('x-powered-by')

  // Nobody, wherever nothing else is said.
  app.use(cors(false))

  // Open data: every page on the web may read it, nobody's cookies are involved. One route has a policy of
  // its own, which its preflights obey: only the web application may propose corrections.
  const corrections = cors({ origin: origins, credentials: true })
  app.use('/public', cors({ origin: '*' }), publicData({ beforeCorrection: corrections }))

  // The web application with its session cookie. Requests from other origins do not even run.
  app.use('/account', cors({ origin: origins, credentials: true, rejectDisallowed: true }), account())

  // JSON behind a bearer token, which a page sends itself: no cookies, so no `credentials`.
  app.use(
    '/notes',
    cors({
      origin: origins,
      methods: ['GET', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type'],
      maxAge: 600,
    }),
    notes(),
  )

  // A page may read the file's name only because the header is exposed.
  app.use('/files', cors({ origin: origins, exposedHeaders: ['content-disposition'] }), files())

  // Fonts are always requested with CORS, wherever the style sheet that names them comes from.
  app.use('/assets', cors({ origin: '*' }), assets())

  // A widget that anybody embeds. It is known by its key, never by a cookie.
  app.use(
    '/widget',
    cors({
      origin: '*',
      methods: ['POST'],
      allowedHeaders: ['content-type', 'x-widget-key'],
      exposedHeaders: ['ratelimit-remaining'],
    }),
    widget(),
  )

  // Each tenant has its own origins, and they can change while the server runs.
  app.use(
    '/tenants/:tenant',
    cors({
      origin: async (origin: string, request: Request) =>
        (await tenantOrigins(String(request.params['tenant']))).includes(origin),
      credentials: true,
    }),
    tenant(),
  )

  // Error pages keep their CORS headers: a page sees the 500, not a "CORS error".
  app.use('/broken', cors({ origin: origins }), broken())

  // For the servers next door. No page of another origin may read it, the web application included.
  app.use('/internal', internal())

  return app.use(answerErrors(onError))
}

function answerErrors(onError: ApiOptions['onError']): ErrorRequestHandler {
  return (error: Error & { status?: number }, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const status = error instanceof MulterError ? uploadStatus(error) : (error.status ?? 500)
    if (status >= 500) onError(error)
    response.status(status).json({ error: status < 500 ? error.message : 'something broke on the server' })
  }
}

function uploadStatus({ code }: MulterError): number {
  return code === 'LIMIT_FILE_SIZE' ? 413 : 400
}
