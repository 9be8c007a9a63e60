// Compiled by `tsc -p packages/node/test`, never run: a line that must not compile stands under its reason.
import { type IncomingMessage, type RequestListener, type ServerResponse, createServer } from 'node:http'
import {
  type Http2ServerRequest,
  type Http2ServerResponse,
  createSecureServer,
  createServer as createHttp2Server,
} from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { createCors as createCoreCors } from '@cors/core'
import polka from 'polka'
import type { Server as RestifyServer } from 'restify'
import defaultCors, {
  type ConnectMiddleware,
  type CorsChoice,
  type CorsDecisionMessage,
  type CorsOptions,
  type CorsSource,
  type Gate,
  type NodeResponse,
  cors,
  createCors,
  createGate,
  withCors,
} from '../src/index.ts'

declare const request: IncomingMessage
declare const response: ServerResponse
declare const http2Request: Http2ServerRequest
declare const http2Response: Http2ServerResponse
declare const maybeFromEnvironment: string | undefined
const http1Handler = withCors(
  { origin: '*' },
  (_each: IncomingMessage, answer: ServerResponse) => void answer.end(),
)

// @ts-expect-error -- there is no default policy
cors()
// @ts-expect-error -- origin is required
cors({})
// @ts-expect-error -- an unset environment variable must not compile
cors({ origin: undefined })
// @ts-expect-error -- nor one that may be unset
cors({ origin: maybeFromEnvironment })
// @ts-expect-error -- browsers refuse '*' with credentials
cors({ origin: '*', credentials: true })
// @ts-expect-error -- a slip of the pen
cors({ origin: '*', exposeHeaders: ['ETag'] })
// @ts-expect-error -- the peers' name of an option
cors({ origin: '*', preflightContinue: true })
// @ts-expect-error -- `true` is no source; false is nobody
cors(true)
// @ts-expect-error -- nor is an origin by itself
cors('https://app.example.com')
// @ts-expect-error -- nor are several
cors(['https://app.example.com'])
// @ts-expect-error -- a choice is options, a policy or false
cors(() => undefined)
// @ts-expect-error -- not an origin
cors(() => 'https://app.example.com')
// @ts-expect-error -- nor the promise of one
cors(() => Promise.resolve('https://app.example.com'))
// @ts-expect-error -- a chosen policy has its origin, too
cors(() => ({ origins: ['https://app.example.com'] }))
// @ts-expect-error -- a predicate answers yes or no
cors({ origin: (origin: string) => origin })
// @ts-expect-error -- the handler is required
withCors({ origin: '*' })
// @ts-expect-error -- a handler is a function
withCors({ origin: '*' }, 'handler')
// @ts-expect-error -- of a request, not of a number
createServer(withCors({ origin: '*' }, (count: number) => void count))
// @ts-expect-error -- the response comes second
createServer(withCors({ origin: '*' }, (each: ServerResponse) => void each))
// @ts-expect-error -- HTTP/1.1 middleware does not fit HTTP/2
createHttp2Server(http1Handler)
// @ts-expect-error -- withCors is held to the same rules
createServer(withCors({ origin: '*', credentials: true }, (_each, answer) => void answer.end()))

cors({ origin: '*' })(request, response, () => {})
cors(false)(request, response, (error) => void error)
cors(createCors({ origin: ['https://app.example.com'] }))(request, response, () => {})
cors(createCoreCors({ origin: ['https://app.example.com'] }))(request, response, () => {})
cors(() => false)
cors(() => ({ origin: ['https://app.example.com'], credentials: true }))
cors(() => createCors({ origin: '*' }))
cors(async () => ({ origin: 'https://app.example.com' }))
cors(({ headers }) => (headers.host === 'a.example' ? { origin: '*' } : false))
cors((each) => Promise.resolve(each.url === '/' ? createCors({ origin: '*' }) : false))
cors({ origin: async (origin) => origin.endsWith('.example') })
defaultCors({ origin: '*' })

// A predicate's context is the host's request.
cors({ origin: (origin, each) => each.headers['x-tenant'] === origin && each.socket.remotePort === 1 })
cors({ origin: async (_origin, each) => each.url === '/' })
// @ts-expect-error -- typed: it has no such property
cors({ origin: (_origin, each) => each.tenant === 'a' })
// @ts-expect-error -- so is what a choosing function gets
cors((each) => (each.tenant === 'a' ? false : { origin: '*' }))

// Every server takes it as it is.
createServer(withCors({ origin: '*' }, (each, answer) => void answer.end(each.url)))
createHttpsServer(
  {},
  withCors({ origin: '*' }, (each, answer) => void answer.end(each.url)),
)
createHttp2Server(withCors({ origin: '*' }, (each, answer) => void answer.stream.end(each.url)))
// What TypeScript infers through options and generics of Node's own is HTTP/1.1: the handler says what it is.
createSecureServer(
  {},
  withCors(
    { origin: '*' },
    (each: Http2ServerRequest, answer: Http2ServerResponse) => void answer.stream.end(each.url),
  ),
)
createServer(withCors(false, async (_each, answer) => answer.end()))
createServer(
  withCors(
    (each) => (each.url === '/' ? false : { origin: '*' }),
    (_each, answer) => void answer.end(),
  ),
)
createServer(
  withCors(
    { origin: (_origin, each) => each.url === '/' },
    (_each, answer) => void answer.writeHead(200, 'Fine', []).end(),
  ),
)
export const listener: RequestListener = withCors({ origin: '*' }, (_each, answer) => void answer.end())
cors<Http2ServerRequest, Http2ServerResponse>({ origin: '*' })(http2Request, http2Response, () => {})
withCors(false, (_each: Http2ServerRequest, answer: Http2ServerResponse) => answer.end())(
  http2Request,
  http2Response,
)

export const middleware: ConnectMiddleware = cors({ origin: '*' })

// As it is, it is middleware of each host. Those of Express are in `@cors/express`.
type Mounted<Next> = (request: IncomingMessage, response: ServerResponse, next: Next) => void
declare const restify: RestifyServer
// Connect's and Vite's own is even `any`.
middleware satisfies Mounted<(error?: unknown) => void>
// h3 1, which itself is in the tests of `@cors/h3`.
middleware satisfies Mounted<(error?: Error) => unknown>
restify.pre(middleware)
polka()
  .use(middleware)
  .get('/', cors({ origin: '*' }))
cors({ origin: '*' })(request, response, (error?: Error) => void error?.stack)
// @ts-expect-error -- what is handed on is an error, and no text that a router would read
middleware(request, response, (error?: string) => void error)
export const http1Response: NodeResponse = response
export const http2AsNode: NodeResponse = http2Response

interface Context {
  readonly tenant: string
}
export const gate: Gate<Context> = createGate<Context>({ origin: (origin, { tenant }) => origin === tenant })
export const passed: boolean | Promise<boolean> = gate(request, response, { tenant: 'a' })
// @ts-expect-error -- the context is what predicates take
void gate(request, response, { tenant: 5 })
// @ts-expect-error -- and is not left out
void gate(request, response)
export const choice: CorsChoice<Context> = { origin: (_origin, { tenant }) => tenant === 'a' }
export const source: CorsSource<Context> = ({ tenant }) => (tenant === 'a' ? choice : false)
export const options: CorsOptions<IncomingMessage> = { origin: (_origin, each) => each.url === '/' }

declare const message: CorsDecisionMessage
declare const http1Decision: CorsDecisionMessage['decision']
// @ts-expect-error -- a message is to be read
message.decision = http1Decision
export const reported: readonly [string, boolean] = [message.decision.reason, message.policy.credentials]
