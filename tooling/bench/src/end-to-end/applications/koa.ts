import { cors } from '@cors/koa'
import peer from '@koa/cors'
import Koa from 'koa'
import type { RequestListener } from 'node:http'
import { type Case, isOfPreflights } from '../../calls/cases/case.ts'
import { type Middleware, byHand } from '../../calls/hosts/koa-by-hand.ts'
import { toKoaCors } from '../../calls/hosts/koa-peer.ts'
import { toOurs } from '../../calls/hosts/ours.ts'
import { type Application, answerBarely, greeting } from './application.ts'

/** With a policy before all else. */
export function koaApplications(each: Case): readonly Application[] {
  const { policy } = each
  return [
    { role: 'bare', listener: application(...(isOfPreflights(each) ? [barely] : [])) },
    { role: 'by hand', listener: application(byHand(policy)) },
    { role: 'peer', listener: application(peer(toKoaCors(policy)) as Middleware) },
    { role: 'ours', listener: application(cors(toOurs(policy)) as Middleware) },
  ]
}

const answered = Promise.resolve()

const barely: Middleware = ({ res }) => {
  answerBarely(res)
  return answered
}

function application(...before: readonly Middleware[]): RequestListener {
  const app = new Koa()
  for (const middleware of before) app.use(middleware)
  app.use((ctx) => {
    ctx.body = greeting
  })
  const handle = app.callback()
  return (request, response) => void handle(request, response)
}
