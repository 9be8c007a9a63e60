import type { IncomingMessage } from 'node:http'
import type { Policy } from '../cases/case.ts'

const usualMethods: readonly string[] = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']

/** The list that a preflight is answered with. */
export function methodsOf({ methods = usualMethods }: Policy): string {
  return methods.join(',')
}

/** Whether a browser asks before it sends. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  )
}

/** The request headers that a preflight asks for. */
export function requestedHeaders({ headers }: IncomingMessage): string {
  return headers['access-control-request-headers'] ?? ''
}
