// Compiled by `tsc -p packages/fastify/test`, never run: a line that must not compile stands under its reason.
import { createServer } from 'node:http'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  type FastifyTypeProviderDefault,
} from 'fastify'
import defaultCors, {
  type CorsDecision,
  type CorsOptions,
  type CorsPluginOptions,
  cors,
  createCors,
} from '../src/index.ts'

declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const origins: readonly string[]
declare const app: FastifyInstance
declare const withCallback: (origin: string, done: (error: null, allowed: boolean) => void) => void

// @ts-expect-error -- there is no default that is safe
app.register(cors, {})
// @ts-expect-error -- an unset environment variable must not compile
app.register(cors, { origin: maybeFromEnvironment })
// @ts-expect-error -- nor one in a list
app.register(cors, { origin: [maybeFromEnvironment] })
// @ts-expect-error -- ambiguous
app.register(cors, { origin: true })
// @ts-expect-error -- the peer's name of an option
app.register(cors, { origin: '*', optionsSuccessStatus: 200 })
// @ts-expect-error -- the peer's choice of a hook
app.register(cors, { origin: '*', hook: 'preHandler' })
// @ts-expect-error -- the peer's callbacks
app.register(cors, { origin: withCallback })
// @ts-expect-error -- a predicate answers yes or no
app.register(cors, { origin: (origin) => origin })
// @ts-expect-error -- Fastify would call it once, with the instance
app.register(cors, async (_request: FastifyRequest) => ({ origin: '*' }))
// @ts-expect-error -- Fastify makes `{}` of it
app.register(cors, false)
// @ts-expect-error -- a function that chooses must choose
app.register(cors, { policy: () => undefined })
// @ts-expect-error -- `true` is no policy
app.register(cors, { policy: true })
// @ts-expect-error -- the context is Fastify's request, all of it and no more
app.register(cors, { origin: (_origin, request) => request.nonsense })
// @ts-expect-error -- and so it is where a policy is chosen
app.register(cors, { policy: (request) => (request.nonsense ? { origin: '*' } : false) })

export const same: typeof cors = defaultCors
export const plugin: FastifyPluginAsync<CorsPluginOptions> = cors

app.register(cors, { origin: '*' })
app.register(import('../src/index.ts'), { origin: '*' })
app.register(cors, { origin: origins, credentials: true })
app.register(cors, { origin: fromEnvironment.split(','), credentials: true })
app.register(cors, { origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
app.register(cors, { origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
app.register(cors, {
  origin: (origin, request) => origin === `https://${request.hostname}` && request.url !== '/',
})
app.register(cors, { origin: async (origin, { headers }) => Promise.resolve(headers.host === origin) })
app.register(cors, createCors({ origin: origins, credentials: true }))
app.register(cors, createCors({ origin: async (origin) => Promise.resolve(origins.includes(origin)) }))
app.register(cors, { policy: false })
app.register(cors, { policy: createCors({ origin: '*' }) })
app.register(cors, { policy: (request) => (request.hostname === 'a.example' ? { origin: origins } : false) })
app.register(cors, { policy: async ({ ip }) => Promise.resolve(ip !== '' && { origin: origins }) })
app.register(cors, () => ({ origin: '*' }))
await app.register(cors, { origin: '*' })

const ok = (): string => 'ok'
app.put('/a', { config: { cors: { origin: '*' } } }, ok)
app.put('/b', { config: { cors: false } }, ok)
app.put('/c', { config: { cors: createCors({ origin: '*' }) } }, ok)
app.put('/d', { config: { cors: ({ ip }) => (ip === '' ? false : { origin: '*' }) } }, ok)
app.put('/e', { config: { cors: { origin: (origin, { hostname }) => origin === hostname } } }, ok)
app.route({ method: 'PUT', url: '/f', config: { cors: { origin: origins, maxAge: 5 } }, handler: ok })
app.put<{ Params: { id: string } }>(
  '/g/:id',
  { config: { cors: { origin: '*' } } },
  ({ params }) => params.id,
)
app.put<{ Body: number }, { own: string }>('/h', { config: { own: 'x', cors: { origin: '*' } } }, ok)
// @ts-expect-error -- a typo in a route's policy
app.put('/i', { config: { cors: { orgin: '*' } } }, ok)
// @ts-expect-error -- no policy is what leaving it out is for
app.put('/k', { config: { cors: true } }, ok)
// @ts-expect-error -- an unset environment variable
app.put('/l', { config: { cors: { origin: maybeFromEnvironment } } }, ok)

// Compile, and are refused by ready(): Fastify infers no literal types of a plugin's options, and takes any
// property of a route's config for one of the user's own.
app.register(cors, { origin: '*', credentials: true })
app.put('/m', { config: { cors: { origin: '*', maxage: 5 } } }, ok)

// Instances of other kinds.
fastify({ logger: true }).register(cors, { origin: '*' })
fastify({ http2: true })
  .register(cors, { origin: '*' })
  .get('/', { config: { cors: false } }, ok)
fastify({ serverFactory: (handler) => createServer(handler) }).register(cors, { origin: '*' })
fastify({ https: {} }).register(cors, { policy: ({ ip }) => (ip === '' ? false : { origin: '*' }) })
declare const logger: FastifyBaseLogger & { readonly own: () => void }
fastify({ loggerInstance: logger }).register(cors, { origin: (_origin, { log }) => log.level === 'info' })
fastify().withTypeProvider<FastifyTypeProviderDefault>().register(cors, { origin: '*' })

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
export const options: CorsOptions<FastifyRequest> = { origin: (_origin, { params }) => params !== undefined }
