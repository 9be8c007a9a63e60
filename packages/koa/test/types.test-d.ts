// Compiled by `tsc -p packages/koa/test`, never run: a line that must not compile stands under its reason.
import { Router } from '@koa/router'
import Koa, { type Context, type Middleware } from 'koa'
import defaultCors, { type CorsDecision, type CorsOptions, cors, createCors } from '../src/index.ts'

declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const origins: readonly string[]

// @ts-expect-error -- there is no default that is safe
cors()
// @ts-expect-error -- origin is required
cors({})
// @ts-expect-error -- an unset environment variable must not compile
cors({ origin: maybeFromEnvironment })
// @ts-expect-error -- nor one in a list
cors({ origin: [maybeFromEnvironment] })
// @ts-expect-error -- browsers refuse '*' with credentials
cors({ origin: '*', credentials: true })
// @ts-expect-error -- ambiguous
cors({ origin: true })
// @ts-expect-error -- the peer's name of an option
cors({ origin: '*', allowMethods: ['GET'] })
// @ts-expect-error -- the peer's switch for what is always so
cors({ origin: '*', keepHeadersOnError: true })
// @ts-expect-error -- the peer's function, which returns an origin
cors({ origin: (ctx: Context) => ctx.get('origin') })
// @ts-expect-error -- a predicate answers yes or no
cors({ origin: (origin) => origin })
// @ts-expect-error -- the peer's function for credentials
cors({ origin: origins, credentials: (ctx: Context) => ctx.secure })
// @ts-expect-error -- middleware is no choosing function
cors((ctx: Context, next: () => Promise<void>) => next())
// @ts-expect-error -- a function that chooses must choose
cors((_ctx) => undefined)
// @ts-expect-error -- `true` is no policy
cors(true)

export const middleware: Middleware = cors({ origin: '*' })
export const same: typeof cors = defaultCors

cors(false)
cors({ origin: origins, credentials: true })
cors({ origin: fromEnvironment, credentials: true })
cors({ origin: fromEnvironment.split(','), credentials: true })
cors({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
cors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
// Denying is a type error at the peer.
cors({ origin: (_origin, ctx) => ctx.host === 'a.example' && false })
cors({ origin: (origin, ctx) => origin === `https://${ctx.hostname}` && ctx.path !== '/' })
cors({ origin: async (origin, ctx) => Promise.resolve(ctx.get('host') === origin) })
cors({ origin: (_origin, { request, req, app, state }) => Boolean(request.ip && req.url && app && state) })
// @ts-expect-error -- the context is Koa's: a field of its own must be right
cors({ origin: (_origin, ctx) => ctx.host === 5 })
// @ts-expect-error -- and its methods are typed
cors({ origin: (_origin, ctx) => ctx.get(5) === '' })
cors(createCors({ origin: origins, credentials: true }))
cors(createCors({ origin: async (origin) => Promise.resolve(origins.includes(origin)) }))
cors((ctx) => (ctx.hostname === 'a.example' ? { origin: origins } : false))
cors(async (ctx) => Promise.resolve(ctx.secure && { origin: origins, credentials: true }))

interface State {
  readonly user: { readonly name: string }
}

interface Extended {
  readonly database: { readonly find: (id: string) => string }
}

const app = new Koa()
app.use(cors({ origin: '*' })).use((ctx) => {
  ctx.body = 'ok'
})

const typedApp = new Koa<State, Extended>()
typedApp.use(cors({ origin: '*' }))
typedApp.use((ctx) => {
  ctx.body = ctx.database.find(ctx.state.user.name)
})

const router = new Router()
router.use(cors({ origin: '*' }))
router.use('/c', cors(false))
router.use(['/a', '/b'], cors(false), cors({ origin: '*' }))
router.get('/a', cors({ origin: '*' }), (ctx) => {
  ctx.body = 'ok'
})
router.all(/^\/b/, cors({ origin: '*' }), (_ctx, next) => next())
router.register('/d', ['PUT'], [cors({ origin: '*' })])
app.use(router.routes()).use(router.allowedMethods())

const typedRouter = new Router<State, Extended>()
typedRouter.use(cors({ origin: '*' }))
typedRouter.put('/x/:id', cors({ origin: '*' }), (ctx) => {
  const id: string | undefined = ctx.params['id']
  ctx.body = ctx.database.find(ctx.state.user.name + String(id))
  // @ts-expect-error -- the policy before it takes no types from the handler
  ctx.body = ctx.state.nobody
})
typedApp.use(typedRouter.routes())

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
export const chosen: CorsOptions = { origin: '*' }
