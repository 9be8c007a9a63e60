import type { FastifyInstance } from 'fastify'
import createRouter9, { type Config, type HTTPVersion, type Instance } from 'find-my-way'
import createRouter8 from 'find-my-way-v8'

/** A router that is only asked. What it finds carries a `store`; the router's own answers carry none. */
export type Router = Instance<HTTPVersion.V1>

/** Makes a router of the major that the application's Fastify stands on: they do not read all paths alike. */
export function createRouter({ version }: FastifyInstance, config: Config<HTTPVersion.V1>): Router {
  const create = version.startsWith('4.') ? (createRouter8 as unknown as typeof createRouter9) : createRouter9
  // A path that cannot be decoded, and since 9 a parameter that is too long, are found, and lead nowhere.
  return create({ ...config, onBadUrl: answer, onMaxParamLength: answer })
}

/** The handler of everything: nothing is ever handled. */
export function answer(): void {}

/** What an application says of how its router reads a path. */
export interface RouterOptions {
  readonly allowUnsafeRegex: boolean
  readonly caseSensitive: boolean
  readonly ignoreDuplicateSlashes: boolean
  readonly ignoreTrailingSlash: boolean
  readonly maxParamLength: number
  readonly useSemicolonDelimiter?: boolean
}

const usualLength = 100

/** The options of an application's router. Fastify 4 has them among its own, Fastify 5 also apart. */
export function routerOptions({ initialConfig }: FastifyInstance): RouterOptions {
  const among = initialConfig as unknown as RouterOptions
  const { routerOptions: apart = among } = initialConfig as { readonly routerOptions?: RouterOptions }
  // Where both are there, each is filled up with defaults: what is no default was said.
  return {
    allowUnsafeRegex: among.allowUnsafeRegex || apart.allowUnsafeRegex,
    caseSensitive: among.caseSensitive && apart.caseSensitive,
    ignoreDuplicateSlashes: among.ignoreDuplicateSlashes || apart.ignoreDuplicateSlashes,
    ignoreTrailingSlash: among.ignoreTrailingSlash || apart.ignoreTrailingSlash,
    maxParamLength: apart.maxParamLength === usualLength ? among.maxParamLength : apart.maxParamLength,
    // The first releases of Fastify 4 have no such option: it always is one.
    useSemicolonDelimiter: (among.useSemicolonDelimiter ?? true) || apart.useSemicolonDelimiter === true,
  }
}
