import { cors } from '@cors/express'
import { withCors } from '@cors/node'
import peer from 'cors'
import express, { type RequestHandler } from 'express'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Case, isOfPreflights } from '../../calls/cases/case.ts'
import { type Middleware, byHand } from '../../calls/hosts/connect-by-hand.ts'
import { toCors } from '../../calls/hosts/cors-peer.ts'
import { inPieces } from '../../calls/hosts/gate-by-hand.ts'
import { toOurs } from '../../calls/hosts/ours.ts'
import { type Application, answerBarely, greeting } from './application.ts'

/** With a policy before all routes, and with one in front of the whole application. */
export function expressApplications(each: Case): readonly Application[] {
  const { policy } = each
  return [
    { role: 'bare', listener: application(...(isOfPreflights(each) ? [barely] : [])) },
    { role: 'by hand', listener: application(byHand(policy, inPieces)) },
    { role: 'peer', listener: application(peer(toCors(policy))) },
    { role: 'ours', listener: application(cors(toOurs(policy))) },
    { role: 'by hand in front', listener: behind(byHand(policy), application()) },
    { role: 'withCors', listener: withCors(toOurs(policy), application()) },
  ]
}

function behind(middleware: Middleware, listener: RequestListener): RequestListener {
  return (request, response) => middleware(request, response, () => listener(request, response))
}

const barely: RequestHandler = (_request, response) => answerBarely(response)

function application(...before: readonly RequestHandler[]): RequestListener {
  const app = express()
  for (const middleware of before) app.use(middleware)
  app.get('/', (_request, response) => void response.send(greeting))
  return (request: IncomingMessage, response: ServerResponse) => app(request, response)
}
