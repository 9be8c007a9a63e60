// Compiled by `tsc -p packages/express/test`, never run: a line that must not compile stands under its reason.
import express, { type Request, type RequestHandler, Router } from 'express'
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
cors({ origin: '*', optionsSuccessStatus: 200 })
// @ts-expect-error -- the peer's callbacks
cors({ origin: (_origin: string, done: (error: null, allowed: boolean) => void) => done(null, true) })
// @ts-expect-error -- a predicate answers yes or no
cors({ origin: (origin) => origin })
// @ts-expect-error -- the peer's delegate
cors((_request: Request, done: (error: null, options: CorsOptions) => void) => done(null, { origin: '*' }))
// @ts-expect-error -- a function that chooses must choose
cors((_request) => undefined)
// @ts-expect-error -- `true` is no policy
cors(true)

export const handler: RequestHandler = cors({ origin: '*' })
export const same: typeof cors = defaultCors

cors(false)
cors({ origin: origins, credentials: true })
cors({ origin: fromEnvironment, credentials: true })
cors({ origin: fromEnvironment.split(','), credentials: true })
cors({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
cors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
cors({ origin: (origin, request) => origin === `https://${request.hostname}` && request.path !== '/' })
cors({ origin: async (origin, request) => Promise.resolve(request.get('host') === origin) })
cors({ origin: (origin, request) => origin === request.params['tenant'] })
// @ts-expect-error -- the context is Express's request, all of it and no more
cors({ origin: (_origin, request) => request.nonsense })
cors(createCors({ origin: origins, credentials: true }))
cors(createCors({ origin: async (origin) => Promise.resolve(origins.includes(origin)) }))
cors((request) => (request.hostname === 'a.example' ? { origin: origins } : false))
cors(async (request) => Promise.resolve(request.secure && { origin: origins, credentials: true }))

const app = express()
const router = Router()
app.use(cors({ origin: '*' }))
app.use('/api', cors({ origin: '*' }), router)
app.use(['/a', /^\/b/], [cors({ origin: '*' })])
app.get('/a', cors({ origin: '*' }), (_request, response) => void response.send('ok'))
app.route('/b').all(cors({ origin: '*' }))
router.use(cors({ origin: '*' }))
router.use('/c', cors(false))
router.put('/d/:id', cors({ origin: '*' }), (request, response) => void response.send(request.params['id']))

export const decided: CorsDecision = createCors({ origin: origins }).decide({ headers: {} })
