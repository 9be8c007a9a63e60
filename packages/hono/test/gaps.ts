import type { Adapter } from '@cors/conformance'

const noRouter = 'middleware of Hono cannot ask the router which route the requested method would reach'
const noPhrase = 'node-server sends no reason phrase of a handler'

/** The rows that Hono does not pass on node-server. */
export const gaps: NonNullable<Adapter['gaps']> = {
  'route/preflight': noRouter,
  'route/preflight-refused': noRouter,
  'route/preflight-below-false': noRouter,
  'route/preflight-false': noRouter,
  'route/preflight-mixed': noRouter,
  'route/preflight-looser': noRouter,
  'route/preflight-head': noRouter,
  'route/preflight-query': noRouter,
  'route/preflight-async': noRouter,
  'route/reject-outer': noRouter,
  'response/write-head-message': noPhrase,
  'response/write-head-message-array': noPhrase,
}
