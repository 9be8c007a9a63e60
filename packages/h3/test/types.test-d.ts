// Compiled by `tsc -p packages/h3/test`, never run: a line that must not compile stands under its reason.
import { cors as connectCors } from '@cors/node'
import { H3, type H3Event, type Middleware } from 'h3'
import { type EventHandler, fromNodeMiddleware } from 'h3-v1'
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
// @ts-expect-error -- browsers refuse '*' with credentials
cors({ origin: '*', credentials: true })
// @ts-expect-error -- ambiguous
cors({ origin: true })
// @ts-expect-error -- the name that handleCors of h3 has for an option
cors({ origin: '*', exposeHeaders: ['ETag'] })
// @ts-expect-error -- and what it takes for no credentials
cors({ origin: 'null', preflight: { statusCode: 204 } })
// @ts-expect-error -- middleware is no choosing function
cors((_event: H3Event, next: () => unknown) => next())
// @ts-expect-error -- a function that chooses must choose
cors((_event) => undefined)
// @ts-expect-error -- `true` is no policy
cors(true)

export const middleware: Middleware = cors({ origin: '*' })
export const same: typeof cors = defaultCors

cors(false)
cors({ origin: origins, credentials: true })
cors({ origin: fromEnvironment, credentials: true })
cors({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
cors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
cors({ origin: (origin, event) => origin === `https://${event.url.host}` })
cors({ origin: async (origin, { req }) => Promise.resolve(req.headers.get('x-a') === origin) })
// @ts-expect-error -- the event is h3's: what it has is typed
cors({ origin: (_origin, event) => event.url === 5 })
cors(createCors({ origin: origins, credentials: true }))
cors(createCors({ origin: async (origin) => Promise.resolve(origins.includes(origin)) }))
cors((event) => (event.url.pathname === '/' ? { origin: origins } : false))
cors(async ({ url }) => Promise.resolve(url.pathname === '/' && { origin: origins, credentials: true }))

const app = new H3()
app.use(cors({ origin: '*' }))
app.use('/a/**', cors(false), { method: 'GET' })
app.put('/x/:id', ({ context }) => context.params?.['id'], { middleware: [cors({ origin: origins })] })

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
export const chosen: CorsOptions = { origin: '*' }
// h3 1 takes that of `@cors/node` as it is.
export const ofNode: EventHandler = fromNodeMiddleware(connectCors({ origin: '*' }))
