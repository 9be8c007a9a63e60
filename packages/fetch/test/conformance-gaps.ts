import { type Adapter, gapsWithoutRouter } from '@cors/conformance'

type Gaps = NonNullable<Adapter['gaps']>

const noPhrase = 'node-server sends no reason phrase of a handler'
const replaced =
  'bodyLimit of h3 puts another Request in the place of the first, so that withCors does not see for which one a policy further in has spoken'

/** The rows that no host of `@cors/fetch` passes. */
const always = gapsWithoutRouter('no router is asked which route the requested method would reach')

const byServer: { readonly [server: string]: Gaps } = {
  'node-server': { 'response/write-head-message': noPhrase, 'response/write-head-message-array': noPhrase },
}

const byWay: { readonly [way: string]: Gaps } = {
  'withCors() around h3': { 'route/below-false': replaced },
}

/** The rows that a way of mounting does not pass on a server. */
export function gapsOf(way: string, server: string): Gaps {
  const [product = ''] = server.split(',')
  return { ...always, ...byServer[product], ...byWay[way] }
}
