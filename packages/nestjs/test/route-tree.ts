import { type ControllerOptions, RequestMethod, VERSION_NEUTRAL } from '@nestjs/common'
import * as fc from 'fast-check'
import type { Platform } from './exchange.ts'

// Applications made at random, of what Nest and its platforms make routes of.

type Versions = NonNullable<ControllerOptions['version']> | undefined

interface RouteNode {
  readonly verb: RequestMethod
  readonly path: string | string[]
  readonly isGoverned: boolean
  readonly version: Versions
}

interface ControllerNode {
  readonly path: string | string[]
  readonly isGoverned: boolean
  readonly version: Versions
  readonly host: string | RegExp | undefined
  readonly routes: readonly RouteNode[]
  /** A second controller that inherits all of it. */
  readonly heir: { readonly path: string; readonly isGoverned: boolean } | undefined
}

/** An application. */
export interface Tree {
  readonly controllers: readonly ControllerNode[]
  /** Paths of what a user declares on the adapter. */
  readonly raw: readonly string[]
  /** Where RouterModule puts the module of the controllers. */
  readonly at: string
  /** Whether the platform reads paths otherwise than it does of its own accord. */
  readonly isOdd: boolean
  readonly prefix: string
  readonly exclude: string[]
  readonly versioning: 'none' | 'path' | 'path-by-default' | 'header'
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: value, weight: 1 })

const segments = {
  express: ['a', 'a', 'b', 'A', ':p', ':p', ':q', 'a:p', ':p-:q', 'a{.:o}', '*w', '{*w}'],
  fastify: ['a', 'a', 'b', 'A', ':p', ':p', ':q', ':p-:q', ':p(^\\d+$)', 'a-:p'],
} satisfies { readonly [Name in Platform]: readonly string[] }

const ends = {
  express: ['', '', '', '/', '/*w', '/{*w}', '{/:o}', '/*'],
  fastify: ['', '', '', '', '/*'],
} satisfies { readonly [Name in Platform]: readonly string[] }

const list = (of: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> =>
  fc.oneof(
    { arbitrary: of, weight: 4 },
    { arbitrary: fc.uniqueArray(of, { minLength: 1, maxLength: 2 }), weight: 1 },
  )

const version: fc.Arbitrary<Versions> = maybe(
  fc.constantFrom<Versions>('1', '1', '2', ['1', '2'], VERSION_NEUTRAL, ['2', VERSION_NEUTRAL]),
)

const verb = fc.constantFrom(
  RequestMethod.GET,
  RequestMethod.GET,
  RequestMethod.PUT,
  RequestMethod.PUT,
  RequestMethod.DELETE,
  RequestMethod.HEAD,
  RequestMethod.OPTIONS,
  RequestMethod.ALL,
)

/** Applications for a platform. */
export function treeOf(platform: Platform): fc.Arbitrary<Tree> {
  const some = fc.array(fc.constantFrom(...segments[platform]), { maxLength: 2 })
  const path = fc
    .tuple(some, fc.constantFrom(...ends[platform]))
    .map(([parts, end]) => parts.join('/') + (parts.length === 0 ? end.replace(/^\//, '') : end))
    // What Nest converts into what is no path.
    .filter((each) => !/\*.*\/\*$/.test(each))
  const short = fc.constantFrom('', 'a', 'b', 'a/b', ':t', 'c')
  const route = fc.record({ verb, path: list(path), isGoverned: fc.boolean(), version })
  const controller = fc.record({
    path: list(short),
    isGoverned: fc.boolean(),
    version,
    host: maybe(fc.constantFrom('a.example', ':x.example', /^b\./)),
    routes: fc.array(route, { minLength: 1, maxLength: 4 }),
    heir: maybe(fc.record({ path: fc.constantFrom('b', 'd', ':u/d'), isGoverned: fc.boolean() })),
  })
  return fc.record({
    controllers: fc.array(controller, { minLength: 1, maxLength: 4 }),
    raw: fc.array(fc.constantFrom('/a', '/b/:r', '/api/a'), { maxLength: 1 }),
    at: fc.constantFrom('', '', '', 'a', ':m'),
    isOdd: fc.boolean(),
    prefix: fc.constantFrom('', '', 'a', 'api', 'api/:g'),
    exclude: fc.uniqueArray(fc.constantFrom('a', 'b', ':x', 'a/b'), { maxLength: 1 }),
    versioning: fc.constantFrom('none', 'none', 'path', 'path-by-default', 'header'),
  })
}

/** Targets that some of the routes have. */
export const target: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '/v1', '/v2', '/api', '/api/a', '/api/v1', '/d'),
    fc.array(
      fc.constantFrom('a', 'a', 'a', 'b', 'b', 'A', 'c', '%61', '1-2', 'a.b', 'a%2Fb', '%C3%A9', '', '%zz'),
      {
        maxLength: 4,
      },
    ),
    fc.constantFrom('', '', '', '/', '?a=/b'),
  )
  .map(([start, parts, end]) => `${start}/${parts.join('/')}${end}`)
