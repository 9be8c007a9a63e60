// Compiled by `tsc -p packages/hono/test`, never run: a line that must not compile stands under its reason.
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import defaultCors, { type CorsDecision, type CorsOptions, cors, createCors } from '../src/index.ts'

interface Bindings {
  readonly ORIGINS: string
}

interface Variables {
  readonly user: string
}

declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const origins: readonly string[]

// @ts-expect-error -- there is no default that is safe
cors()
// @ts-expect-error -- origin is required
cors({})
// @ts-expect-error -- an unset environment variable must not compile
cors({ origin: maybeFromEnvironment })
// @ts-expect-error -- browsers refuse '*' with credentials
cors({ origin: '*', credentials: true })
// @ts-expect-error -- ambiguous
cors({ origin: true })
// @ts-expect-error -- the name that hono/cors has for an option
cors({ origin: '*', allowMethods: ['GET'] })
// @ts-expect-error -- the function of hono/cors, which returns an origin
cors({ origin: (origin) => origin })
// @ts-expect-error -- middleware is no choosing function
cors((_c: Context, next: () => Promise<void>) => next())
// @ts-expect-error -- a function that chooses must choose
cors((_c) => undefined)
// @ts-expect-error -- `true` is no policy
cors(true)

export const middleware: MiddlewareHandler = cors({ origin: '*' })
export const same: typeof cors = defaultCors

cors(false)
cors({ origin: origins, credentials: true })
cors({ origin: fromEnvironment, credentials: true })
cors({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
cors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
cors({ origin: (origin, c) => origin === `https://${c.req.header('host')}` })
cors({ origin: async (origin, c) => Promise.resolve(c.req.path === origin) })
// @ts-expect-error -- the context is Hono's: what it has is typed
cors({ origin: (_origin, c) => c.req.path === 5 })
cors(createCors({ origin: origins, credentials: true }))
cors(createCors({ origin: async (origin) => Promise.resolve(origins.includes(origin)) }))
cors((c) => (c.req.path === '/' ? { origin: origins } : false))
cors(async (c) => Promise.resolve(c.req.path === '/' && { origin: origins, credentials: true }))

const app = new Hono()
app.use(cors({ origin: '*' }))
app.use('/a/*', cors({ origin: '*' }), cors(false))
app.put('/x/:id', cors({ origin: origins }), (c) => c.text(c.req.param('id')))
app.on(['PUT'], ['/y'], cors(false), (c) => c.text('ok'))

const typed = new Hono<{ Bindings: Bindings; Variables: Variables }>()
typed.use(cors({ origin: (origin, c) => c.env.ORIGINS === origin }))
typed.use('/b/*', cors({ origin: (origin, c: Context<{ Bindings: Bindings }>) => c.env.ORIGINS === origin }))
typed.use(cors((c: Context<{ Bindings: Bindings }>) => ({ origin: c.env.ORIGINS.split(',') })))
// @ts-expect-error -- where the function says what its context has, that is held to
typed.use(cors({ origin: (origin, c: Context<{ Bindings: Bindings }>) => c.env.ORIGIN === origin }))
typed.put('/x/:id', cors({ origin: '*' }), (c) => {
  const id: string = c.req.param('id')
  // @ts-expect-error -- the policy before it takes no types from the handler
  c.get('nobody')
  return c.text(id + c.get('user') + c.env.ORIGINS)
})

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
export const chosen: CorsOptions = { origin: '*' }
