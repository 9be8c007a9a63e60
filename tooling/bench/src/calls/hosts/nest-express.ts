import type { INestApplication } from '@nestjs/common'
import type { RequestListener, ServerResponse } from 'node:http'
import { type Case, isOfPreflights } from '../cases/case.ts'
import { type Middleware, asCorsByHand, byHand } from './connect-by-hand.ts'
import type { Contender, Host, Role, Stage } from './contender.ts'
import { toCors } from './cors-peer.ts'
import { inPieces } from './gate-by-hand.ts'
import { ExpressAdapter } from './nest.ts'
import { createApp, importOurs } from './nest-app.ts'

/** Whole applications, from the function that Express gives to `http.createServer`. */
export const nestExpressHost: Host = {
  async stage(each: Case): Promise<Stage> {
    const { id, policy } = each
    return {
      contenders: await Promise.all([
        contender('nothing', isOfPreflights(each) ? use(nothing) : () => undefined),
        contender('by hand', use(byHand(policy, inPieces))),
        ...(id.startsWith('preflight/') ? [contender('same headers', use(asCorsByHand(policy)))] : []),
        contender('peer', (app) => app.enableCors(toCors(policy) as object)),
        contender('ours', () => undefined, importOurs(policy)),
      ]),
      isSync: false,
    }
  },
}

function use(middleware: Middleware): (app: INestApplication) => unknown {
  return (app) => app.use(middleware)
}

/** A preflight gets a head where the policy would stand: an application has no route for it. */
const nothing: Middleware = (_request, response) => response.writeHead(200)

async function contender(
  role: Role,
  mount: (app: INestApplication) => unknown,
  imports: ReturnType<typeof importOurs> = [],
): Promise<Contender> {
  const adapter = new ExpressAdapter()
  const app = await createApp(adapter, (response: ServerResponse) => response.writeHead(200), imports)
  mount(app)
  await app.init()
  const listener = adapter.getInstance<RequestListener>()
  return { role, run: ({ request, response }) => listener(request, response) }
}
