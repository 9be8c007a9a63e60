import type { FastifyInstance } from 'fastify'

/** What an application says of how its router reads a path. */
export interface RouterOptions {
  readonly allowUnsafeRegex: boolean
  readonly caseSensitive: boolean
  readonly ignoreDuplicateSlashes: boolean
  readonly ignoreTrailingSlash: boolean
  readonly maxParamLength: number
  readonly useSemicolonDelimiter: boolean
}

/** The options of an application's router. Fastify 4 has them among its own, Fastify 5 also apart. */
export function routerOptions({ initialConfig }: FastifyInstance): RouterOptions {
  const { routerOptions: apart = {} } = initialConfig as { readonly routerOptions?: object }
  const all = { ...initialConfig, ...apart } as RouterOptions
  return {
    allowUnsafeRegex: all.allowUnsafeRegex,
    caseSensitive: all.caseSensitive,
    ignoreDuplicateSlashes: all.ignoreDuplicateSlashes,
    ignoreTrailingSlash: all.ignoreTrailingSlash,
    maxParamLength: all.maxParamLength,
    useSemicolonDelimiter: all.useSemicolonDelimiter,
  }
}
