import { type Lines, parts, valuesOf } from '../reference/parts.ts'
import { type Mutant, deciding } from './mutant.ts'

const allowOrigin = 'Access-Control-Allow-Origin'

/** Mistakes about the lines of a response. */
export const responseMutants: readonly Mutant[] = [
  {
    name: 'sends Access-Control-Allow-Origin twice',
    made: {
      apply(own, decision, request) {
        const lines = parts.apply(own, decision, request)
        return [...lines, ...lines.filter(([name]) => name === allowOrigin)]
      },
    },
    caughtBy: [
      'origin/exact',
      'actual/any',
      'preflight/allowed',
      'error/throw',
      'policy/compiled',
      'predicate/yes',
      'route/twice',
    ],
  },
  {
    name: "adds its grant to the handler's own",
    made: {
      apply: (own, decision, request) => [
        ...parts.apply(own, decision, request),
        ...valuesOf(own, 'access-control-allow-origin').map((value) => [allowOrigin, value] as const),
      ],
    },
    caughtBy: [
      'grants/own-origin',
      'grants/own-origin-append',
      'grants/own-grants',
      'grants/own-set-headers',
      'grants/own-write-head',
      'grants/own-write-head-array',
      'grants/own-origin-any',
      'grants/own-origin-refused',
      'grants/own-grants-no-origin',
    ],
  },
  {
    name: 'replaces what it sends and leaves the rest to the handler',
    made: {
      apply(own, decision, request) {
        const lines = parts.apply(own, decision, request)
        const sent = new Set(lines.map(([name]) => name.toLowerCase()))
        return [...lines, ...own.filter(([name]) => !sent.has(name.toLowerCase()))]
      },
    },
    caughtBy: [
      'grants/own-grants',
      'grants/own-grants-refused',
      'grants/own-origin-refused',
      'grants/own-grants-no-origin',
    ],
  },
  deciding(
    'forgets HEAD',
    (decision, { method }) =>
      method === 'HEAD' ? { ...decision, headers: [], vary: [], action: 'continue' } : decision,
    [
      'actual/head',
      'actual/head-refused',
      'actual/reject-head',
      'response/stream-head',
      'response/write-head-object-head',
    ],
  ),
  deciding(
    'knows GET and POST only',
    (decision, { method }) =>
      ['PUT', 'PATCH', 'DELETE'].includes(String(method)) ? { ...decision, headers: [], vary: [] } : decision,
    ['actual/put', 'actual/patch', 'actual/delete', 'preflight/then-actual', 'route/below-false'],
  ),
  {
    name: 'joins the lines of one name',
    made: {
      apply: (own, decision, request) => parts.apply(joinLines(own), decision, request),
    },
    caughtBy: ['response/cookies'],
  },
]

function joinLines(lines: Lines): Lines {
  const joined = new Map<string, string>()
  for (const [name, value] of lines) {
    const earlier = joined.get(name)
    joined.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
  }
  return [...joined]
}
