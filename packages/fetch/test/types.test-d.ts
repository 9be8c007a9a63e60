// Compiled by `tsc -p packages/fetch/test`, never run: a line that must not compile stands under its reason.
import { createCors as createCoreCors } from '@cors/core'
import { Hono } from 'hono'
import defaultCors, {
  type Cors,
  type CorsDecision,
  type CorsOptions,
  type CorsSource,
  type FetchCors,
  type FetchCorsFor,
  type HandlerSettings,
  type SyncCors,
  type SyncFetchCors,
  cors,
  createCors,
  withCors,
} from '../src/index.ts'

declare const request: Request
declare const response: Response
declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const origins: readonly string[]
declare const source: CorsSource<Request>
declare const policy: Cors

const ok = (): Response => response

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
// @ts-expect-error -- a predicate answers yes or no
cors({ origin: (origin) => origin })
// @ts-expect-error -- a function that chooses must choose
cors((_request) => undefined)
// @ts-expect-error -- `true` is no policy
cors(true)
// @ts-expect-error -- the handler is required
withCors({ origin: '*' })
// @ts-expect-error -- and returns a response
withCors({ origin: '*' }, () => 'ok')
// @ts-expect-error -- withCors is held to the same rules
withCors({ origin: '*', credentials: true }, ok)
// @ts-expect-error -- a setting that is none
withCors({ origin: '*' }, ok, { onErrors: ok })
// @ts-expect-error -- what stands in for a response is one
withCors({ origin: '*' }, ok, { onError: () => 'broken' })

export const same: typeof cors = defaultCors

cors(false)
cors({ origin: origins, credentials: true })
cors({ origin: fromEnvironment.split(','), credentials: true })
cors({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
cors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
cors({ origin: (origin, { url }) => origin === new URL(url).origin })
cors({ origin: async (_origin, { headers }) => Promise.resolve(headers.has('cookie')) })
// @ts-expect-error -- the context is the request: a field of its own must be right
cors({ origin: (_origin, { url }) => url === 5 })
cors(createCors({ origin: origins, credentials: true }))
cors(createCoreCors({ origin: origins }))
cors(({ url }) => (url === fromEnvironment ? { origin: origins } : false))
cors(async ({ url }) => Promise.resolve(url === fromEnvironment && { origin: origins, credentials: true }))

// Sync where it can only be sync.
const listed = cors({ origin: origins })
export const answer: Response | undefined = listed.handle(request)
export const applied: Response = listed.apply(request, response)
export const off: SyncFetchCors = cors(false)
export const expression: SyncFetchCors = cors({ origin: /^https:\/\/a\.example$/ })
export const asked: SyncFetchCors = cors({ origin: (origin) => origin === fromEnvironment })
export const compiled: SyncFetchCors = cors(createCors({ origin: origins }))
export const chosen: SyncFetchCors = cors((): SyncCors | false => false)
export const named: FetchCorsFor<Request, string> = cors({ origin: fromEnvironment })

// A promise where it may be one.
const later = cors({ origin: (origin) => Promise.resolve(origin === fromEnvironment) })
export const awaited: Promise<Response> = (async () => later.apply(request, response))()
// @ts-expect-error -- an asynchronous predicate makes a promise of the answer: truthy, always
export const tooSoon: Response | undefined = later.handle(request)
// @ts-expect-error -- and of the response
export const appliedTooSoon: Response = later.apply(request, response)
// @ts-expect-error -- so may a function that chooses
export const chosenTooSoon: SyncFetchCors = cors(async () => Promise.resolve(false as const))
// @ts-expect-error -- or one whose policy is not known
export const unknownTooSoon: SyncFetchCors = cors(() => policy)
// @ts-expect-error -- or a policy that is not known
export const policyTooSoon: SyncFetchCors = cors(policy)
// @ts-expect-error -- or a source
export const sourceTooSoon: SyncFetchCors = cors(source)
// A sync one stands wherever the other does.
export const either: FetchCors = listed

interface Env {
  readonly ALLOWED: string
}
interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void
}

const bound = cors<Env>({ origin: (origin, { ALLOWED }) => origin === ALLOWED })
void bound.handle(request, { ALLOWED: '' })
// @ts-expect-error -- the predicate reads the environment: it must be given
void bound.handle(request)
// @ts-expect-error -- and be the environment
void bound.handle(request, { allowed: '' })
// What was decided is known by then.
void bound.apply(request, response)
void listed.handle(request, request)
// @ts-expect-error -- of the request there is one
void listed.handle(request, { ALLOWED: '' })

// Workers: an object of handlers, typed by what it satisfies.
interface ExportedHandler<Environment> {
  fetch?: (request: Request, env: Environment, ctx: ExecutionContext) => Response | Promise<Response>
}
export const worker = {
  fetch: withCors({ origin: origins }, async (each, env, ctx) => {
    ctx.waitUntil(Promise.resolve(env.ALLOWED))
    return Promise.resolve(new Response(each.url))
  }),
} satisfies ExportedHandler<Env>
export const workerOfEnvironment: ExportedHandler<Env> = {
  fetch: withCors(
    { origin: (origin, env) => origin === env.ALLOWED },
    (_each: Request, _env: Env) => response,
    {
      context: (_each: Request, env: Env) => env,
    },
  ),
}
// @ts-expect-error -- the context is what `context` makes
withCors({ origin: (_origin, env) => env.NONE }, (_each: Request, _env: Env) => response, {
  context: (_each: Request, env: Env) => env,
})

// Next: a request of its own, and a context with the parameters.
interface NextRequest extends Request {
  readonly nextUrl: { readonly pathname: string }
}
interface RouteContext {
  readonly params: Promise<{ readonly id: string }>
}
export const GET: (request: NextRequest, context: RouteContext) => Response | Promise<Response> = withCors(
  { origin: (_origin, { nextUrl }) => nextUrl.pathname === '/a' },
  async ({ nextUrl }: NextRequest, { params }: RouteContext) =>
    Response.json({ id: (await params).id, path: nextUrl.pathname }),
)
// @ts-expect-error -- a handler that needs what nobody brings
export const missing: (request: NextRequest) => Response | Promise<Response> = withCors(false, GET)

const settings: HandlerSettings<Request, readonly [], Request> = {
  onError: (error, { url }) => new Response(`${url}: ${String(error)}`, { status: 500 }),
}
withCors({ origin: '*' }, ok, settings)
withCors(source, ok)

const app = new Hono()
export const around = withCors({ origin: origins }, app.fetch)
export const mounted: Response | Promise<Response> = withCors({ origin: origins }, (each) => app.fetch(each))(
  request,
)

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
export const options: CorsOptions = { origin: '*' }
