import { type Adapter, gapsWithoutRouter } from '@cors/conformance'

const noPhrase = 'node-server sends no reason phrase of a handler'

/** The rows that Hono does not pass on node-server. */
export const gaps: NonNullable<Adapter['gaps']> = {
  ...gapsWithoutRouter(
    'middleware of Hono cannot ask the router which route the requested method would reach',
  ),
  'response/write-head-message': noPhrase,
  'response/write-head-message-array': noPhrase,
}
