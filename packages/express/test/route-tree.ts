import type { ErrorRequestHandler, IRouter, RequestHandler } from 'express'
import * as fc from 'fast-check'
import type { Host } from './majors.ts'

// Applications made at random. Left out is what can only be guessed at without running a handler, and what
// find-route-gate.ts guesses: a route's handler of one method that takes `next` answers, if not for what
// follows in its own route; one of all methods, and middleware, that takes `next` goes on.

/** A handler: a gate, one that answers, one that goes on, or a router. */
type Part =
  | 'gate'
  | 'answer'
  | 'answer-with-next'
  | 'onward'
  | 'onward-wrapped'
  | 'on-error'
  | { readonly strict: boolean; readonly mergeParams: boolean; readonly tree: Tree }
type Parts = readonly Part[]
type Path = 'anything' | '/' | `/${string}` | RegExp | readonly string[]

/** What is mounted, in order. */
export type Tree = readonly (
  | { readonly path: Path; readonly mount: 'use' | 'all'; readonly parts: Parts }
  | { readonly path: Path; readonly steps: readonly { readonly method: Method; readonly parts: Parts }[] }
)[]

type Method = 'all' | (typeof verbs)[number]
const verbs = ['get', 'head', 'put', 'options'] as const

export const method: fc.Arbitrary<string> = fc.constantFrom('GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE')

const path = fc.constantFrom<Path>(
  ...(['anything', '/', '/a', '/a/b', '/:p', '/a/:q', '/A/'] as const),
  ...([/^\/a/, /^\/(\w+)\//, ['/b', '/:p/b']] as const),
)

/** Targets that some of the paths match. */
export const target: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'a', 'b', 'b', 'A', 'a.b', 'a%2Fb', '%zz', ''), { maxLength: 3 }),
    fc.constantFrom('', '/', '?a=/b'),
  )
  .map(([segments, end]) => `/${segments.join('/')}${end}`)

const some = (...kinds: Parts): fc.Arbitrary<Parts> => fc.array(fc.constantFrom(...kinds), { maxLength: 2 })
const onTheWay = some('gate', 'gate', 'onward', 'onward-wrapped', 'on-error')
const join = (...lists: readonly fc.Arbitrary<Parts>[]): fc.Arbitrary<Parts> =>
  fc
    .tuple(...lists)
    .map((each) => each.flat())
    .filter((each) => each.length > 0)
const one = (...kinds: Parts): fc.Arbitrary<Parts> => fc.constantFrom(...kinds).map((kind) => [kind])

// What stands behind an answer without `next` is never reached.
const ofVerb = fc.oneof(
  join(onTheWay, one('answer'), some('gate')),
  some('gate').filter((each) => each.length > 0),
)
const ofAll = fc.oneof(join(onTheWay, one('answer'), some('gate')), join(onTheWay))
const oneVerb = fc.oneof(ofVerb, join(onTheWay, one('answer-with-next')))

export const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const router = fc.record({ strict: fc.boolean(), mergeParams: fc.boolean(), tree: tie('tree') })
  const verb = fc.constantFrom(...verbs)
  const step = fc.oneof(
    fc.record({ method: verb, parts: ofVerb }),
    fc.record({ method: fc.constant('all' as const), parts: ofAll }),
  )
  return {
    tree: fc.array(
      fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        fc.record({ path, mount: fc.constantFrom('use', 'all'), parts: ofAll }),
        fc.record({
          path,
          mount: fc.constantFrom('use', 'use', 'all'),
          parts: join(onTheWay, fc.tuple(router)),
        }),
        fc.record({ path, steps: fc.tuple(fc.record({ method: verb, parts: oneVerb })) }),
        fc.record({ path, steps: fc.array(step, { minLength: 2, maxLength: 3 }) }),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  }
})

/** Mounts a tree on an application or router. */
export function mountTree(on: IRouter, of: Tree, express: Host, gate: () => RequestHandler): void {
  const handlers = (parts: Parts): RequestHandler[] =>
    parts.map((part) => {
      if (part === 'gate') return gate()
      if (typeof part === 'string') return plain[part]
      const router = express.Router(part)
      mountTree(router, part.tree, express, gate)
      return router
    })
  for (const node of of) {
    const at = pathOf(node.path, express)
    if ('mount' in node) on[node.mount](at, ...handlers(node.parts))
    else {
      const route = on.route(at)
      for (const { method: name, parts } of node.steps) route[name](...handlers(parts))
    }
  }
}

function pathOf(of: Path, express: Host): string | RegExp | string[] {
  if (of === 'anything') return 'del' in express.application ? '*' : '/{*rest}'
  return typeof of === 'string' || of instanceof RegExp ? of : [...of]
}

const answer: RequestHandler = (_request, response) => void response.end()
const answerWithNext: RequestHandler = (_request, response, _next) => void response.end()
const onward: RequestHandler = (_request, _response, next) => next()
const onError: ErrorRequestHandler = (error, _request, _response, next) => next(error)

const plain = {
  answer,
  'answer-with-next': answerWithNext,
  onward,
  'onward-wrapped': (...given: Parameters<RequestHandler>) => onward(...given),
  'on-error': onError as unknown as RequestHandler,
} satisfies { readonly [Kind in Extract<Part, string>]?: RequestHandler }
