import { mergeVary } from '@cors/core'
import { parts } from '../reference/parts.ts'
import { type Mutant, deciding, has } from './mutant.ts'

/** Mistakes about `Vary`. */
export const varyMutants: readonly Mutant[] = [
  {
    name: 'forgets what a choosing function may have read',
    made: { readByChoice: [] },
    caughtBy: ['policy/by-host-any', 'policy/async-by-host-any'],
  },
  {
    name: 'sets Vary and does not merge it',
    made: {
      apply: (own, decision, request) =>
        parts.apply(
          decision.vary.length === 0 ? own : own.filter(([name]) => name.toLowerCase() !== 'vary'),
          decision,
          request,
        ),
    },
    caughtBy: [
      'vary/merged-set',
      'vary/merged-lines',
      'vary/merged-append',
      'vary/merged-write-head',
      'vary/merged-write-head-array',
      'vary/merged-refused',
      'vary/merged-no-origin',
      'vary/duplicate',
      'vary/star',
      'vary/early',
      'vary/early-preflight',
      'vary/early-refused-preflight',
    ],
  },
  {
    name: 'adds to Vary without looking',
    made: {
      apply: (own, decision, request) => [
        ...parts.apply(own, { ...decision, vary: [] }, request),
        ...decision.vary.map((name) => ['Vary', name] as const),
      ],
    },
    caughtBy: ['vary/duplicate', 'vary/star'],
  },
  {
    name: 'takes over the Vary of the request',
    made: {
      apply: (own, decision, request) =>
        parts.apply(
          own,
          { ...decision, vary: mergeVary(request.headers.vary, decision.vary).split(', ') },
          request,
        ),
    },
    caughtBy: ['vary/not-from-request', 'vary/not-from-preflight'],
  },
  deciding(
    'sends Vary only where it grants',
    (decision) => (has(decision, 'Access-Control-Allow-Origin') ? decision : { ...decision, vary: [] }),
    [
      'origin/refused',
      'classify/no-origin',
      'preflight/refused',
      'error/throw-refused',
      'response/stream-refused',
      'response/write-head-array-refused',
      'policy/false-no-origin',
      'predicate/no-origin',
    ],
  ),
  deciding(
    'sends Vary: Origin always',
    (decision) => ({ ...decision, vary: [...new Set(['Origin', ...decision.vary])] }),
    [
      'actual/any',
      'actual/any-no-origin',
      'actual/any-expose-all',
      'malformed/any-origin',
      'origin/null-any',
      'vary/untouched',
      'route/any-below-list',
    ],
  ),
  deciding(
    'sends Vary: Origin alone',
    (decision) => ({ ...decision, vary: decision.vary.filter((name) => name === 'Origin') }),
    [
      'preflight/any',
      'preflight-method/echoed',
      'preflight-method/echoed-any-origin',
      'preflight-headers/echoed',
    ],
  ),
]
