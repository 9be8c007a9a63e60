import { withCors } from '@cors/node'
import peer from 'cors'
import type { RequestListener, ServerResponse } from 'node:http'
import { type Case, isOfPreflights } from '../../calls/cases/case.ts'
import { type Middleware, byHand } from '../../calls/hosts/connect-by-hand.ts'
import { toCors } from '../../calls/hosts/cors-peer.ts'
import { toOurs } from '../../calls/hosts/ours.ts'
import { type Application, answerBarely, greeting } from './application.ts'

/** Node without a framework. */
export function nodeApplications(each: Case): readonly Application[] {
  const { policy } = each
  return [
    {
      role: 'bare',
      listener: isOfPreflights(each) ? (_request, response) => answerBarely(response) : greet,
    },
    { role: 'by hand', listener: behind(byHand(policy)) },
    { role: 'peer', listener: behind(peer(toCors(policy)) as Middleware) },
    { role: 'ours', listener: withCors(toOurs(policy), greet) },
  ]
}

function greet(_request: unknown, response: ServerResponse): void {
  response.end(greeting)
}

function behind(middleware: Middleware): RequestListener {
  return (request, response) => middleware(request, response, () => greet(request, response))
}
