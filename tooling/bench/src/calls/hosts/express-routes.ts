import { cors } from '@cors/express'
import peer from 'cors'
import express, { type Express, type RequestHandler } from 'express'
import { type Case, type Policy, isOfPreflights } from '../cases/case.ts'
import { ownPath, paths } from '../cases/route-cases.ts'
import { byHand } from './connect-by-hand.ts'
import type { Contender, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { inPieces } from './gate-by-hand.ts'
import { toOurs } from './ours.ts'

/** How a contender is mounted: before all routes, and on the one with a policy of its own. */
interface Mounted {
  readonly before: (app: Express) => unknown
  readonly onRoute?: RequestHandler
}

/** Whole applications of many routes. */
export function stageRoutes(each: Case): Stage {
  const { policy } = each
  const { route = policy } = policy
  const [general, own] = [handlerByHand(policy), handlerByHand(route)]
  return {
    contenders: [
      contender('nothing', { before: (app) => isOfPreflights(each) && app.use(answer) }),
      contender('by hand', {
        before: (app) =>
          app.use((request, response, next) =>
            (request.path === ownPath ? own : general)(request, response, next),
          ),
      }),
      contender('peer', mountPeer(policy, route)),
      contender('ours', {
        before: (app) => app.use(cors(toOurs(policy))),
        onRoute: cors(toOurs(route)),
      }),
    ],
    isSync: true,
  }
}

/** Of an application, or where its policy would stand: it has no route for a preflight. */
const answer: RequestHandler = (_request, response) => {
  response.writeHead(200)
}

function handlerByHand(policy: Policy): RequestHandler {
  return byHand(policy, inPieces)
}

/** As its page has it: preflights of a route are answered by a handler of their own, which has to stand first. */
function mountPeer(policy: Policy, route: Policy): Mounted {
  return {
    before: (app) => app.options(ownPath, peer(toCors(route))).use(peer(toCors(policy))),
    onRoute: peer(toCors(route)),
  }
}

function contender(role: Role, { before, onRoute }: Mounted): Contender {
  const app = express()
  before(app)
  for (const path of paths) {
    const handlers = path === ownPath && onRoute !== undefined ? [onRoute, answer] : [answer]
    app.get(path, ...handlers).put(path, ...handlers)
  }
  return { role, run: ({ request, response }) => app(request, response) }
}
