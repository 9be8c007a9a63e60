import type { INestApplicationContext, WebSocketAdapter } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import { policiesToken } from './cors.service.ts'
import { createAdmission } from './gateway-admission.ts'
import { type Gateway, decoratedGateways, findGateways, keyOfServer, markGuarded } from './gateway-classes.ts'
import { type IoServer, guardIo } from './gateway-socketio.ts'
import { type WsServer, guardWs } from './gateway-ws.ts'
import type { AppPolicy, Policies } from './policies.ts'

/**
 * Puts the gateways of an application under its policies: the policy for everything, or that of `@Cors` on
 * the gateway's class. A page of a refused origin gets 403 for its upgrade, and for the polling of
 * socket.io: `app.useWebSocketAdapter(corsGateways(app, new WsAdapter(app)))`, or with `IoAdapter`.
 *
 * @throws {TypeError} if the application has no `CorsModule`, or if gateways that share a server have
 * different policies.
 */
export function corsGateways<Adapter extends WebSocketAdapter>(
  app: INestApplicationContext,
  adapter: Adapter,
): Adapter {
  const modules = app.get(ModulesContainer, { strict: false })
  const policies = policiesOf(app)
  const sort = (): ReadonlyMap<string, AppPolicy> => {
    policies.admit(decoratedGateways(modules))
    return sortByServer(findGateways(modules), policies)
  }
  let policyOfServer = sort()
  markGuarded(modules)
  const withOption = findGateways(modules).filter(({ cors }) => Boolean(cors))
  if (withOption.length > 0) {
    warnOfOption(`of @WebSocketGateway on ${withOption.map(({ name }) => name).join(', ')}`)
  }
  const create = adapter.create.bind(adapter) as (port: number, options: object) => unknown
  adapter.create = (port: number, options: GatewayOptions = {}) => {
    const { cors: _ignored, ...others } = options
    const key = keyOfServer(port, options.path)
    // A module with gateways may have been loaded since.
    if (!policyOfServer.has(key)) policyOfServer = sort()
    const policy = policyOfServer.get(key)
    if (policy === undefined) {
      throw new TypeError('corsGateways is asked for a server that no gateway of the application belongs to.')
    }
    const made = create(port, others)
    guard(made as MadeServer, policy)
    return made
  }
  return adapter
}

/** What Nest hands on of `@WebSocketGateway`. */
interface GatewayOptions {
  readonly path?: unknown
  readonly cors?: unknown
}

function policiesOf(app: INestApplicationContext): Policies {
  try {
    return app.get<Policies>(policiesToken, { strict: false })
  } catch (cause) {
    const message = 'corsGateways needs CorsModule in the application: there is no policy to obey.'
    throw new TypeError(message, { cause })
  }
}

/** Nest makes one server for all gateways of one port and path, and who connects is settled once for all. */
function sortByServer(gateways: readonly Gateway[], policies: Policies): ReadonlyMap<string, AppPolicy> {
  const names = new Map<string, string>()
  const sorted = new Map<string, AppPolicy>()
  for (const { name, port, path, ref } of gateways) {
    // Every decorator was compiled when the module was made.
    const policy = ref === undefined ? policies.usual : (policies.of(ref) as AppPolicy)
    const key = keyOfServer(port, path)
    if ((sorted.get(key) ?? policy) !== policy) {
      throw new TypeError(
        `${names.get(key)} and ${name} share one server and have different CORS policies: who connects to the one has connected to the other. Give them the same @Cors, or different ports or paths.`,
      )
    }
    names.set(key, name)
    sorted.set(key, policy)
  }
  return sorted
}

/** What an adapter may have made: a server of ws, one of socket.io, or a namespace of that. */
interface MadeServer extends Partial<WsServer>, Partial<IoServer> {
  /** Of a namespace. */
  readonly server?: Partial<IoServer>
}

interface Guarded {
  [guardMark]?: AppPolicy
}

// Registered: an ESM and a CJS copy of this module may meet on one server.
const guardMark: unique symbol = Symbol.for('@cors/nestjs/gateway')

function guard(made: MadeServer, policy: AppPolicy): void {
  // By what it is and not by the adapter's class: users write adapters of their own.
  const server: (Partial<WsServer> & Partial<IoServer> & Guarded) | undefined = made.server ?? made
  const earlier = server[guardMark]
  if (earlier === policy) return
  if (earlier !== undefined) {
    throw new TypeError(
      'the adapter serves gateways of different CORS policies by one server: who connects to the one has connected to the other.',
    )
  }
  server[guardMark] = policy
  if (isOfWs(server)) guardWs(server, createAdmission(policy))
  else if (isOfIo(server)) {
    guardIo(server, createAdmission(policy))
    if (server.engine.opts?.cors) warnOfOption('that the adapter gives socket.io by itself')
  } else
    throw new TypeError(
      'corsGateways knows the servers of ws and of socket.io, and the adapter made another.',
    )
}

function isOfWs(server: Partial<WsServer>): server is WsServer {
  return server.handleUpgrade !== undefined && server.options !== undefined
}

function isOfIo(server: Partial<IoServer>): server is IoServer {
  return server.engine !== undefined
}

function warnOfOption(which: string): void {
  if (process.env['NODE_ENV'] === 'production') return
  process.emitWarning(
    `the cors option ${which} is ignored: gateways obey the policy of CorsModule, or that of @Cors on their class. Take the option out.`,
    { type: 'CorsWarning', code: 'CORS_GATEWAY_OPTION' },
  )
}
