import { cors } from '@cors/koa'
import peer from '@koa/cors'
import Koa, { type Context } from 'koa'
import type { Case } from '../cases/case.ts'
import type { Exchange } from '../measuring/exchange.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { type Middleware, asKoaCorsByHand, byHand } from './koa-by-hand.ts'
import { toKoaCors } from './koa-peer.ts'
import { toOurs } from './ours.ts'

const app = new Koa()

/** Middleware by itself, on contexts that Koa has made. */
export const koaHost: Host = {
  stage({ id, policy }: Case): Stage {
    return {
      contenders: [
        contender('nothing', (_ctx, next) => next()),
        contender('by hand', byHand(policy)),
        ...(id.startsWith('preflight/') ? [contender('same headers', asKoaCorsByHand(policy))] : []),
        contender('peer', peer(toKoaCors(policy)) as Middleware),
        contender('ours', cors(toOurs(policy)) as Middleware),
      ],
      enter(exchange: Exchange) {
        exchange.context = app.createContext(exchange.request, exchange.response)
      },
      isSync: false,
    }
  },
}

function contender(role: Role, middleware: Middleware): Contender {
  return {
    role,
    run({ context }) {
      const ctx = context as Context
      const next = async (): Promise<void> => {
        ctx.res.writeHead(200)
      }
      return settle(middleware(ctx, next), ctx)
    },
  }
}

/** What Koa does at the end with an answer that has no body. */
async function settle(passed: Promise<unknown>, ctx: Context): Promise<void> {
  await passed
  if (ctx.respond !== false && !ctx.res.headersSent) ctx.res.end()
}
