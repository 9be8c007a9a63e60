// Compiled by `tsc -p packages/core/test`, never run: a line that must not compile stands under its reason.
import {
  type Cors,
  type CorsDecision,
  type CorsOptions,
  type CorsPredicate,
  type CorsRequest,
  type SyncCors,
  createCors,
} from '../src/index.ts'

declare const request: CorsRequest
declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const flag: boolean

// @ts-expect-error -- origin is required: there is no default that is safe
createCors({})
// @ts-expect-error -- an unset environment variable must not compile
createCors({ origin: undefined })
// @ts-expect-error -- nor one that may be unset
createCors({ origin: maybeFromEnvironment })
// @ts-expect-error -- nor one in a list
createCors({ origin: ['https://a.example', maybeFromEnvironment] })
// @ts-expect-error -- `true` is '*' in one peer and reflection in the others
createCors({ origin: true })
// @ts-expect-error -- null is no origin
createCors({ origin: null })
// @ts-expect-error -- browsers refuse '*' with credentials
createCors({ origin: '*', credentials: true })
// @ts-expect-error -- unless it says what it is, a flag that may be true is true
createCors({ origin: '*', credentials: flag })
// @ts-expect-error -- a predicate answers yes or no, it never supplies a value
createCors({ origin: (origin: string) => origin })
// @ts-expect-error -- nor does an async one
createCors({ origin: (origin: string) => Promise.resolve(origin) })
// @ts-expect-error -- lists of lists are no origins
createCors({ origin: [['https://a.example']] })
// @ts-expect-error -- the peers' name of an option is an unknown key
createCors({ origin: '*', optionsSuccessStatus: 200 })
// @ts-expect-error -- so is a slip of the pen
createCors({ origin: '*', alowedHeaders: [] })
// @ts-expect-error -- also beside credentials
createCors({ origin: ['https://a.example'], credentials: true, exposeHeaders: ['ETag'] })
// @ts-expect-error -- with credentials '*' is the name of a header
createCors({ origin: ['https://a.example'], credentials: true, exposedHeaders: '*' })
// @ts-expect-error -- any site can send null, so never with credentials
createCors({ origin: ['https://a.example'], credentials: true, dangerouslyAllowNullOrigin: true })
// @ts-expect-error -- a string from an environment variable is true whatever it says
createCors({ origin: ['https://a.example'], credentials: 'false' })
// @ts-expect-error -- seconds are a number
createCors({ origin: '*', maxAge: '600' })
// @ts-expect-error -- a list of methods is an array
createCors({ origin: '*', methods: 'GET,PUT' })
// @ts-expect-error -- a list of headers is an array
createCors({ origin: '*', allowedHeaders: 'X-A' })
// @ts-expect-error -- browsers want success
createCors({ origin: '*', preflightStatus: 404 })
// @ts-expect-error -- reflection goes with '*' only
createCors({ origin: ['https://a.example'], dangerouslyReflectAnyOrigin: true })

createCors({ origin: '*' })
createCors({ origin: '*', credentials: false, exposedHeaders: '*', methods: '*', allowedHeaders: '*' })
createCors({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
createCors({ origin: false, rejectDisallowed: true })
createCors({ origin: fromEnvironment, credentials: true })
createCors({ origin: fromEnvironment.split(','), credentials: true })
createCors({ origin: ['https://a.example', /^https:\/\/b\.example$/], credentials: flag })
createCors({ origin: ['https://a.example'] as const, methods: ['PUT'] as const, allowedHeaders: [] as const })
createCors({
  origin: ['https://a.example'],
  exposedHeaders: ['ETag'] as readonly string[],
  credentials: true,
})
createCors({ origin: /^https:\/\/a\.example$/, credentials: true, exposedHeaders: ['ETag'] })
createCors({ origin: '*', methods: undefined, maxAge: undefined, credentials: undefined, onError: undefined })
createCors({ origin: ['https://a.example'], dangerouslyAllowNullOrigin: true })
createCors({ origin: '*', preflightStatus: 200, maxAge: 600, onDecision: (decision) => void decision.reason })

const ordinary: CorsOptions = { origin: ['https://a.example'], credentials: true, exposedHeaders: ['ETag'] }
const open: CorsOptions = { origin: '*' }
const nobody: CorsOptions = { origin: false }
const predicate: CorsOptions = { origin: (origin) => origin.endsWith('.example'), credentials: true }
const asynchronous: CorsOptions = { origin: (origin) => Promise.resolve(origin === 'https://a.example') }
for (const options of [ordinary, open, nobody, predicate, asynchronous]) createCors(options)
// @ts-expect-error -- an annotated object is checked for unknown keys too
export const misspelt: CorsOptions = { origin: '*', exposeHeaders: [] }
// @ts-expect-error -- and must have an origin
export const empty: CorsOptions = {}

export const listed: CorsDecision = createCors({ origin: ['https://a.example'] }).decide(request)
export const starred: CorsDecision = createCors({ origin: '*' }).decide(request)
export const off: CorsDecision = createCors({ origin: false }).decide(request)
export const matched: CorsDecision = createCors({ origin: /^https:\/\/a\.example$/ }).decide(request)
export const asked: CorsDecision = createCors({ origin: (origin) => origin === 'https://a.example' }).decide(
  request,
)
export const allowed: boolean = createCors({ origin: (origin) => origin === 'https://a.example' }).allows('x')
export const sync: SyncCors = createCors({ origin: '*' })
// A sync one is a Cors wherever a host takes either.
export const either: Cors = sync

const later = createCors({ origin: (origin) => Promise.resolve(origin === 'https://a.example') })
export const union: CorsDecision | Promise<CorsDecision> = later.decide(request)
export const unionAllows: boolean | Promise<boolean> = later.allows('x')
// @ts-expect-error -- an async predicate makes a promise of the decision
export const tooSoon: CorsDecision = later.decide(request)
// @ts-expect-error -- and of the verdict: a promise is truthy
export const truthy: boolean = later.allows('x')
// @ts-expect-error -- options whose predicate is not known may be async
export const unknownPredicate: CorsDecision = createCors(ordinary).decide(request)

interface Context {
  readonly tenant: string
}
const tenants: CorsPredicate<Context> = (origin, { tenant }) => origin === `https://${tenant}.example`
const scoped = createCors<Context>({ origin: tenants })
void scoped.decide(request, { tenant: 'a' })
// @ts-expect-error -- the context is what the predicate takes
void scoped.decide(request, { tenant: 5 })

// Typed by the context alone: nothing is annotated.
const inferred = createCors<Context>({
  origin: (origin, context) => {
    // @ts-expect-error -- the context is no `any`
    void context.missing
    return origin === `https://${context.tenant}.example`
  },
})
void inferred.decide(request, { tenant: 'a' })
// @ts-expect-error -- and is asked for where it decides
void inferred.decide(request, { tenants: 'a' })

const synchronous = createCors({ origin: (origin: string) => origin === 'https://a.example' })
synchronous.replace({ origin: ['https://b.example'] })
synchronous.replace({ origin: (origin) => origin === 'https://b.example' })
// @ts-expect-error -- its decisions are no promises: an async predicate would make them so
synchronous.replace({ origin: (origin) => Promise.resolve(origin === 'https://b.example') })
// @ts-expect-error -- nor one that is declared so
synchronous.replace({ origin: async () => true })
// @ts-expect-error -- a list makes a sync policy too
createCors({ origin: ['https://a.example'] }).replace({ origin: async () => true })
later.replace({ origin: async () => true })

declare const untyped: (origin: string) => any // oxlint-disable-line typescript/no-explicit-any -- what a predicate without types returns
const loose = createCors({ origin: untyped })
export const looseUnion: CorsDecision | Promise<CorsDecision> = loose.decide(request)
// @ts-expect-error -- it may well be a promise
export const looseTooSoon: CorsDecision = loose.decide(request)
// @ts-expect-error -- so may the verdict
export const looseTruthy: boolean = loose.allows('x')

// `headers.origin` as Node types it, and a promise of another library.
export const absent: boolean = synchronous.allows(undefined)
void later.allows(undefined)
declare const thenable: PromiseLike<boolean>
const likely = createCors({ origin: () => thenable })
export const likelyUnion: CorsDecision | Promise<CorsDecision> = likely.decide(request)
// @ts-expect-error -- a thenable is a promise as well
export const likelyTooSoon: CorsDecision = likely.decide(request)

export const asCors: Cors = later
// @ts-expect-error -- a decision is data, frozen
listed.allowed = true
// @ts-expect-error -- all the way down
listed.headers.push(['a', 'b'])
// @ts-expect-error -- status only where the host answers
export const status: number = listed.status
export const answered: number | undefined = listed.action === 'respond' ? listed.status : undefined
