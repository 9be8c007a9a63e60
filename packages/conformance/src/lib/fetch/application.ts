import type { FixturePolicy } from '../policies.ts'
import type { FetchRoute } from './fixture.ts'
import type { Respond } from './route-spec.ts'

/** Puts a policy around a handler, as the adapter's users would. */
export type MountPolicy = (policy: FixturePolicy, respond: Respond) => Respond

/** The routes as one handler. */
export function createApplication(
  routes: readonly FetchRoute[],
  bodyLimit: number,
  mount: MountPolicy,
): (request: Request) => Promise<Response> {
  const mounted = routes.map(({ method, path, policy, respond }) => ({
    method: method.toUpperCase(),
    path,
    respond: policy === undefined ? respond : mount(policy, respond),
  }))
  return async (request) => {
    const refusal = await refuseBody(request, bodyLimit)
    if (refusal !== undefined) return new Response(`error ${refusal}`, { status: refusal })
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const { pathname } = new URL(request.url)
    const route = mounted.find((each) => each.method === method && each.path === pathname)
    return route === undefined ? new Response('error 404', { status: 404 }) : route.respond(request)
  }
}

/** As a parser of JSON would. */
async function refuseBody(request: Request, limit: number): Promise<number | undefined> {
  if (request.headers.get('content-type') !== 'application/json') return undefined
  const text = await request.text()
  if (text.length > limit) return 413
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return 400
  }
}
