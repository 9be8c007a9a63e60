import { type CorsOptions, cors } from '@cors/fastify'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import * as fc from 'fast-check'

/** A route or a scope of an application that was made at random. */
type Node =
  | {
      readonly url: string
      readonly methods: readonly HTTPMethods[]
      readonly isGoverned: boolean
      readonly slash: 'both' | 'slash' | 'no-slash'
      readonly host: string | undefined
    }
  | {
      readonly prefix: string
      readonly isGoverned: boolean
      readonly hasOwnNotFound: boolean
      readonly tree: Tree
    }
export type Tree = readonly Node[]

const verbs = ['GET', 'PUT', 'HEAD', 'DELETE'] as const
export const method: fc.Arbitrary<HTTPMethods> = fc.constantFrom(...verbs)

const end = fc.constantFrom('', '', '', '/')
const segment = fc.constantFrom('a', 'a', 'b', 'A', 'ab', 'é', ':p', ':q', ':p-:q', ':p(^\\d+$)', 'a:p')
const url = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.constantFrom('', '', '', '/', '/*', '/:o?'))
  .map(([segments, last]) => segments.map((each) => `/${each}`).join('') + last)
const prefix = fc
  .tuple(fc.array(fc.constantFrom('a', 'A', 'b', ':t', 'é'), { maxLength: 2 }), end)
  .map(([segments, last]) => segments.map((each) => `/${each}`).join('') + last)

export const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.array(
    fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.record({
        url,
        methods: fc.uniqueArray(method, { minLength: 1, maxLength: 2 }),
        isGoverned: fc.boolean(),
        slash: fc.constantFrom('both', 'both', 'slash', 'no-slash'),
        host: fc.constantFrom(undefined, undefined, undefined, 'a.example'),
      }),
      fc.record({
        prefix,
        isGoverned: fc.boolean(),
        hasOwnNotFound: fc.boolean(),
        tree: tie('tree'),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  ),
}))

/** What an application says of how its router reads a path. */
export const routerOptions = fc.record({
  caseSensitive: fc.boolean(),
  ignoreTrailingSlash: fc.boolean(),
  ignoreDuplicateSlashes: fc.boolean(),
  useSemicolonDelimiter: fc.boolean(),
  maxParamLength: fc.constantFrom(100, 3),
})

/** Targets that some of the routes have. */
export const target: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'a',
        'a',
        'a',
        'b',
        'A',
        'ab',
        '%C3%A9',
        '%61',
        '12',
        '1-2',
        'long',
        'a%2Fb',
        'a;b',
        '',
        '%zz',
      ),
      { maxLength: 4 },
    ),
    end,
    fc.constantFrom('', '', '?a=/b//'),
  )
  .map(([segments, slash, query]) => `/${segments.join('/')}${slash}${query}`)

/** Makes a policy; each tells who it is. */
export type CreatePolicy = () => CorsOptions

/** What Fastify does not take of a tree: routes that it has already, by its own reading of a path. */
export type Refused = Set<Node>

/** Declares a tree. With policies, what is refused is left out; without, it is found out. */
export function declare(
  app: FastifyInstance,
  of: Tree,
  refused: Refused,
  createPolicy?: CreatePolicy,
  prefixes: Set<string> = new Set(['']),
): void {
  for (const node of of) {
    if (refused.has(node)) continue
    const own = node.isGoverned ? createPolicy?.() : undefined
    if (!('url' in node)) {
      app.register(
        async (scope) => {
          if (own !== undefined) scope.register(cors, own)
          if (node.hasOwnNotFound) setNotFoundHandler(scope, prefixes)
          declare(scope, node.tree, refused, createPolicy, prefixes)
        },
        { prefix: node.prefix },
      )
      continue
    }
    try {
      app.route({
        method: [...node.methods],
        url: node.url,
        prefixTrailingSlash: node.slash,
        handler: async () => 'ok',
        ...(node.host === undefined ? {} : { constraints: { host: node.host } }),
        ...(own === undefined ? {} : { config: { cors: own } }),
      })
    } catch (error) {
      if (createPolicy !== undefined) throw error
      refused.add(node)
    }
  }
}

/** Fastify throws, where nobody can catch it, if two scopes of one prefix have a handler. */
function setNotFoundHandler(scope: FastifyInstance, prefixes: Set<string>): void {
  const key = scope.prefix.replace(/\/$/, '').replace(/:\w+/g, ':')
  if (prefixes.has(key)) return
  // Fastify 4 answers by itself, without a hook, where a parameter of such a prefix is too long: a row of
  // unroutable-policies shows what comes of it.
  if (key.includes(':') && scope.version.startsWith('4.')) return
  prefixes.add(key)
  scope.setNotFoundHandler(async (_request, reply) => reply.code(404).send('lost'))
}
