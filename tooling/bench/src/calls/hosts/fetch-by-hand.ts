import type { Policy } from '../cases/case.ts'
import { methodsOf } from './fields.ts'
import { judge } from './judge.ts'

/** A handler of requests. */
export type Handler = (request: Request) => Response | Promise<Response>

/** What is needed and no more, around a handler that makes a response for each request. */
export function byHand({ origins, ...rest }: Policy, handler: Handler): Handler {
  if (origins.kind === 'any') {
    return finish(handler, (_request, headers) => headers.set('access-control-allow-origin', '*'))
  }
  if (origins.kind === 'predicate') {
    return async function askByHand(request) {
      const origin = request.headers.get('origin')
      const isAllowed = origin !== null && (await origins.isAllowed(origin))
      const response = await handler(request)
      response.headers.append('vary', 'Origin')
      if (isAllowed) response.headers.set('access-control-allow-origin', origin)
      return response
    }
  }
  const allows = judge(origins)
  const pass = finish(handler, (request, headers) => {
    const origin = request.headers.get('origin')
    headers.append('vary', 'Origin')
    if (origin !== null && allows(origin)) headers.set('access-control-allow-origin', origin)
  })
  const methods = methodsOf({ origins, ...rest })
  const names = rest.allowedHeaders?.join(',')
  const vary = names === undefined ? 'Origin, Access-Control-Request-Headers' : 'Origin'
  return (request) => {
    const { headers } = request
    const origin = headers.get('origin')
    if (request.method !== 'OPTIONS' || origin === null || !headers.has('access-control-request-method')) {
      return pass(request)
    }
    if (!allows(origin)) return new Response(null, { status: 403, headers: { vary: 'Origin' } })
    return new Response(null, {
      status: 204,
      headers: {
        vary,
        'access-control-allow-origin': origin,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': names ?? headers.get('access-control-request-headers') ?? '',
      },
    })
  }
}

function finish(handler: Handler, set: (request: Request, headers: Headers) => void): Handler {
  return (request) => {
    const returned = handler(request)
    if (returned instanceof Response) {
      set(request, returned.headers)
      return returned
    }
    return returned.then((response) => {
      set(request, response.headers)
      return response
    })
  }
}
