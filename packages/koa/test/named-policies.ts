import { type CorsOptions, cors } from '@cors/koa'
import type { Middleware } from 'koa'
import { expect } from 'vitest'
import { type Fields, evil, preflight, send } from './exchange.ts'

/**
 * Policies whose answers tell them apart. `outer` and `fallback` are for the application, the others for
 * its routers; `nobody` and `closed` are `false` there and here, and `open` is for every origin.
 */
export type Name = 'outer' | 'fallback' | 'nobody' | 'route' | 'other' | 'open' | 'closed'
type OwnOrigin = Exclude<Name, 'nobody' | 'open' | 'closed'>

const owners: readonly OwnOrigin[] = ['outer', 'fallback', 'route', 'other']
const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The one page that a policy allows. */
export function pageOf(name: Name): string {
  return `https://${name}.example`
}

export function settingsOf(name: Name): CorsOptions | false {
  if (name === 'nobody' || name === 'closed') return false
  const own = { methods, allowedHeaders: [`X-${name}`], exposedHeaders: [`X-${name}-Seen`] }
  if (name === 'open') return { ...own, origin: '*' }
  // Only these two: what would leak into a route's answer.
  const credentials = name === 'outer' || name === 'fallback'
  return { ...own, origin: pageOf(name), credentials }
}

export function by(name: Name): Middleware {
  return cors(settingsOf(name))
}

const pages = [...owners.map((name) => pageOf(name)), evil]

/** What a preflight of the page and its request are granted under the policy. */
function grantsOf(name: Name, page: string): { readonly promised: Fields; readonly borne: Fields } {
  if (name !== 'open' && page !== pageOf(name)) return { promised: {}, borne: {} }
  const common: Fields = {
    'access-control-allow-origin': name === 'open' ? '*' : page,
    ...(name === 'outer' || name === 'fallback' ? { 'access-control-allow-credentials': 'true' } : {}),
  }
  return {
    promised: {
      ...common,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': `X-${name}`,
    },
    borne: { ...common, 'access-control-expose-headers': `X-${name}-Seen` },
  }
}

function varyOf(name: Name): readonly string[] {
  return name === 'open' ? [] : ['Origin']
}

/** A request, the policy that it and its preflight must be under, and what the application answers. */
export interface Asked {
  readonly ask: string
  readonly under: Name
  /** The policy that its preflights are under, where that is another. */
  readonly promisedBy: Name
  readonly status: number
  readonly headers: Fields
  /** What `Vary` must name besides the policy's own; of the preflight alone. */
  readonly chosenByMethod: boolean
}

/** The preflights of every page obey the policy, and the answers to their requests bear theirs. */
export async function expectPolicy(port: number, asked: Asked, runs: readonly string[]): Promise<void> {
  const [method = '', path = ''] = asked.ask.split(' ')
  const { under, promisedBy, status, headers, chosenByMethod } = asked
  for (const page of pages) {
    const { promised } = grantsOf(promisedBy, page)
    const { borne } = grantsOf(under, page)
    const before = runs.length
    const asking = preflight(method, `x-${promisedBy}`, path)
    const first = await send(port, { ...asking, headers: { ...asking.headers, ...headers } }, page)
    const seen = { page, ask: asked.ask }
    expect({ ...seen, cors: first.cors }).toEqual({ ...seen, cors: promised })
    expect({ ...seen, status: first.status, body: first.body }).toEqual({
      ...seen,
      status: 'access-control-allow-origin' in promised ? 204 : 403,
      body: '',
    })
    expect({ ...seen, vary: first.vary }).toEqual({
      ...seen,
      vary: [...varyOf(promisedBy), ...(chosenByMethod ? ['Access-Control-Request-Method'] : [])],
    })
    expect(runs.length).toBe(before)
    const second = await send(port, { method, path, headers }, page)
    expect({ ...seen, cors: second.cors }).toEqual({ ...seen, cors: borne })
    expect({ ...seen, status: second.status, vary: second.vary }).toEqual({
      ...seen,
      status,
      vary: varyOf(under),
    })
    expect(runs.slice(before)).toEqual(status === 200 ? [`${method} ${path}`] : [])
  }
}
