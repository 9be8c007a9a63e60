import { cors } from '@cors/express'
import peer from 'cors'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Case } from '../cases/case.ts'
import { type Middleware, asCorsByHand, byHand } from './connect-by-hand.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { enterExpress } from './express-look.ts'
import { stageRoutes } from './express-routes.ts'
import { toOurs } from './ours.ts'

/** Middleware by itself, on exchanges that look as Express makes them. */
export const expressHost: Host = {
  stage: (each) => (each.policy.route === undefined ? stageMiddleware(each) : stageRoutes(each)),
}

function stageMiddleware({ id, policy }: Case): Stage {
  const contenders = [
    contender('nothing', (_request, _response, next) => next()),
    contender('by hand', byHand(policy)),
    ...(id.startsWith('preflight/') ? [contender('same headers', asCorsByHand(policy))] : []),
    contender('peer', peer(toCors(policy)) as Middleware),
    contender('ours', cors(toOurs(policy)) as unknown as Middleware),
  ]
  return { contenders, enter: enterExpress, isSync: policy.origins.kind !== 'predicate' }
}

/** The application behind it writes a head: what a policy holds until then is paid by then. */
function contender(role: Role, middleware: Middleware): Contender {
  return {
    role,
    run: ({ request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse }) =>
      middleware(request, response, () => response.writeHead(200)),
  }
}
