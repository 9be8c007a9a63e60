import type { EngineName } from '@tooling/browsers'

/** Where what is measured here is not what `browser-verdicts.json` remembers, and why. */
export const knownOtherwise: readonly {
  readonly engine: EngineName
  readonly id: string
  readonly code: string | undefined
  readonly because: string
}[] = [
  {
    engine: 'chromium',
    id: 'cors/preflight-failure.htm#19',
    code: 'PreflightInvalidStatus',
    because: 'status 407 is in its place here, where there is a proxy, and was not there',
  },
  ...(
    [
      ['fetch/api/cors/cors-preflight-star.any.js#33', 'CORSAllowHeaderFromPreflightDeprecation'],
      ['fetch/api/cors/cors-preflight.any.js#21', 'CORSAllowHeaderFromPreflightDeprecation'],
      ['fetch/api/cors/cors-preflight-status.any.js#8', 'CORSPreflightDidNotSucceed3'],
      ['fetch/api/cors/cors-origin.any.js#2', 'CORSAllowOriginNotMatchingOrigin'],
    ] as const
  ).map(([id, code]) => ({
    engine: 'firefox' as const,
    id,
    code,
    because: 'the warning of the first two came late there, and was taken for one of the last two',
  })),
]
