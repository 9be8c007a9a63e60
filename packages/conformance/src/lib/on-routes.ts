import { METHODS } from 'node:http'
import { type Exchange, type Row, exchangesOf } from './row.ts'

/**
 * The row for a host that puts the policy on each route instead of on the application: which route's
 * policy answers a preflight was then read from the method it asks for.
 */
export function onRoutes(row: Row): Row {
  if ('exchanges' in row) return { ...row, exchanges: row.exchanges.map(varied) }
  return { ...row, ...exchangesOf(row).map(varied)[0] }
}

const chosenBy = 'Access-Control-Request-Method'

function varied(exchange: Exchange): Exchange {
  const { request, expect } = exchange
  if (!isPreflightForRoute(request) || expect.vary.includes(chosenBy)) return exchange
  return { request, expect: { ...expect, vary: [...expect.vary, chosenBy] } }
}

function isPreflightForRoute({ method, headers }: Exchange['request']): boolean {
  const has = (name: string): boolean => headers.some(([each]) => each.toLowerCase() === name)
  const asked = headers.find(([name]) => name.toLowerCase() === chosenBy.toLowerCase())?.[1]
  return method === 'OPTIONS' && has('origin') && asked !== undefined && METHODS.includes(asked)
}
