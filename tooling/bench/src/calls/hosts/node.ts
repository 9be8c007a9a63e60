import { withCors } from '@cors/node'
import peer from 'cors'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Case } from '../cases/case.ts'
import { type Middleware, asCorsByHand, byHand } from './connect-by-hand.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { toOurs } from './ours.ts'

/** What `http.createServer` calls. */
export const nodeHost: Host = {
  stage({ id, policy }: Case): Stage {
    return {
      contenders: [
        contender('nothing', answer),
        contender('by hand', around(byHand(policy))),
        ...(id.startsWith('preflight/') ? [contender('same headers', around(asCorsByHand(policy)))] : []),
        contender('peer', around(peer(toCors(policy)) as Middleware)),
        contender('ours', withCors(toOurs(policy), answer)),
      ],
      isSync: policy.origins.kind !== 'predicate',
    }
  },
}

/** The application behind it writes a head: what a policy holds until then is paid by then. */
function answer(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200)
}

function around(middleware: Middleware): RequestListener {
  return (request, response) => middleware(request, response, () => answer(request, response))
}

function contender(role: Role, listener: RequestListener): Contender {
  return { role, run: ({ request, response }) => listener(request, response) }
}
