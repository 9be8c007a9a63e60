import { cors } from '@cors/koa'
import { Router } from '@koa/router'
import Koa, { type Context, type Middleware } from 'koa'
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
export function createApp({ origins, tenantOrigins, onError }: ApiOptions): Koa {
  const router = new Router()

  // Open data: every page on the web may read it, nobody's cookies are involved. One route has a policy of
  // its own, which its preflights obey: only the web application may propose corrections.
  const corrections = cors({ origin: origins, credentials: true })
  router.use('/public', cors({ origin: '*' }), publicData({ beforeCorrection: corrections }).routes())

  // The web application with its session cookie. Requests from other origins do not even run.
  router.use(
    '/account',
    cors({ origin: origins, credentials: true, rejectDisallowed: true }),
    account().routes(),
  )

  // JSON behind a bearer token, which a page sends itself: no cookies, so no `credentials`.
  router.use(
    '/notes',
    cors({
      origin: origins,
      methods: ['GET', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type'],
      maxAge: 600,
    }),
    notes().routes(),
  )

  // A page may read the file's name only because the header is exposed.
  router.use('/files', cors({ origin: origins, exposedHeaders: ['content-disposition'] }), files().routes())

  // Fonts are always requested with CORS, wherever the style sheet that names them comes from.
  router.use('/assets', cors({ origin: '*' }), assets().routes())

  // A widget that anybody embeds. It is known by its key, never by a cookie.
  router.use(
    '/widget',
    cors({
      origin: '*',
      methods: ['POST'],
      allowedHeaders: ['content-type', 'x-widget-key'],
      exposedHeaders: ['ratelimit-remaining'],
    }),
    widget().routes(),
  )

  // Each tenant has its own origins, and they can change while the server runs.
  router.use(
    '/tenants/:tenant',
    cors({
      origin: async (origin: string, ctx: Context) =>
        (await tenantOrigins(String(ctx['params'].tenant))).includes(origin),
      credentials: true,
    }),
    tenant().routes(),
  )

  // Error pages keep their CORS headers: a page sees the 500, not a "CORS error".
  router.use('/broken', cors({ origin: origins }), broken().routes())

  // For the servers next door. No page of another origin may read it, the web application included.
  router.use('/internal', internal().routes())

  const app = new Koa()
  app.on('error', onError)
  // Nobody, wherever nothing else is said.
  app.use(cors(false))
  app.use(answerErrors)
  app.use(router.routes())
  app.use(router.allowedMethods())
  return app
}

const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    if (ctx.headerSent) throw error
    const status = statusOf(error)
    if (status >= 500) ctx.app.emit('error', error, ctx)
    ctx.status = status
    ctx.body = { error: status < 500 ? (error as Error).message : 'something broke on the server' }
  }
}

function statusOf(error: unknown): number {
  if (error instanceof MulterError) return error.code === 'LIMIT_FILE_SIZE' ? 413 : 400
  return (error as { status?: number } | null)?.status ?? 500
}
