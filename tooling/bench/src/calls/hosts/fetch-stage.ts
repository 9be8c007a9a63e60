import { withCors } from '@cors/fetch'
import type { Case } from '../cases/case.ts'
import type { Exchange } from '../measuring/exchange.ts'
import type { Contender, Role, Stage } from './contender.ts'
import { type Handler, byHand } from './fetch-by-hand.ts'
import { toOurs } from './ours.ts'

/** Whole applications of Request and Response; `peer` is absent where the framework has none. */
export function stageOf({ policy }: Case, application: () => Handler, peer?: Handler): Stage {
  return {
    contenders: [
      contender('nothing', application()),
      contender('by hand', byHand(policy, application())),
      ...(peer === undefined ? [] : [contender('peer', peer)]),
      contender('ours', withCors(toOurs(policy), application())),
    ],
    enter(exchange) {
      exchange.context = requestOf(exchange)
    },
    isSync: false,
  }
}

function contender(role: Role, handler: Handler): Contender {
  return {
    role,
    run(exchange) {
      const returned = handler(exchange.context as Request)
      if (!(returned instanceof Response)) return keep(returned, exchange)
      exchange.answered = returned
      return undefined
    },
  }
}

async function keep(returned: Promise<Response>, exchange: Exchange): Promise<void> {
  exchange.answered = await returned
}

function requestOf({ request: { method, url, headers } }: Exchange): Request {
  const lines = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Request(`http://api.example${url}`, { method: method ?? '', headers: lines })
}
