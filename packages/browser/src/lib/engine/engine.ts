import type { Divergences } from './divergence.ts'
import { webkitHeaderNames } from './webkit-header-names.ts'

/** Whose verdict is asked for: the Fetch standard's, or what an engine was measured to do. */
export type Engine = 'standard' | 'chromium' | 'firefox' | 'webkit'

export interface EngineProfile extends Divergences {
  readonly engine: Engine
}

const anything = /^/u
const digits = /^\d+$/u
const decimal = /^\d[\d.]*$/u

// Chromium sends these for itself, and lets a page that sets them through: services/network/public/cpp/cors/cors.cc.
const hints = {
  ect: /^(?:slow-2g|2g|3g|4g)$/iu,
  'device-memory': decimal,
  dpr: decimal,
  downlink: decimal,
  rtt: digits,
  width: digits,
  'viewport-width': digits,
}

const chromium: EngineProfile = Object.freeze({
  engine: 'chromium',
  refusesContradictions: true,
  locationLines: 'first',
  emptyLocation: 'none',
  ignoresOwnAccept: true,
  xhrCharset: 'replaced',
  joinsLines: true,
  trimsJoined: true,
  unasked: new Map([
    ...Object.entries(hints),
    ['save-data', /^on$/iu],
    ['user-agent', anything],
    ['intervention', anything],
  ]),
  uploadNeedsBody: true,
  wildcardCoversAuthorization: true,
  forcedMethodMustBeNamed: true,
  redirectFirst: true,
  refusesUnsorted: true,
  // A hint is the browser's to give anew at each hop.
  droppedByRedirect: new Set(Object.keys(hints)),
  errorNeedsLocation: true,
  manualNeedsUrl: true,
  invalidLocationFirst: true,
  originIgnoresReferrerPolicy: true,
  redirectsHideOrigin: true,
  redirectsKeepNoPassword: true,
  redirectCredentialsFirst: true,
  localNetworkAccess: 'blocks',
})

const firefox: EngineProfile = Object.freeze({
  engine: 'firefox',
  refusesContradictions: true,
  locationLines: 'first',
  ignoresQuotes: true,
  xhrCharset: 'kept',
  ignoresTotal: true,
  isAsciiOnly: true,
  commaEndsType: true,
  repeatsNames: true,
  wildcardCoversAuthorization: true,
  forcedMethodMustBeNamed: true,
  ownPreflightsPass: true,
  methodBeforeHeaderSyntax: true,
  preflightsKeepOrigin: true,
  bodyHeadersComeBack: true,
  invalidLocationFirst: true,
  schemesRefusedFirst: new Set(['data:', 'javascript:', 'ws:', 'wss:', 'blob:', 'file:']),
  readsPolicyLoosely: true,
  preflightsStick: true,
  joinsNothing: true,
  localNetworkAccess: 'asks',
})

const webkit: EngineProfile = Object.freeze({
  engine: 'webkit',
  locationLines: 'joined',
  emptyLocation: 'fails',
  ignoresQuotes: true,
  joinsLines: true,
  rangeInAnyCase: true,
  wildcardCoversAuthorization: true,
  forcedMethodMustBeNamed: true,
  statusFirst: true,
  refusesUnsorted: true,
  refusedFirst: new Set(webkitHeaderNames.keys()),
  preflightsStick: true,
  preflightsOriginalHeaders: true,
  redirectsForgetPolicy: true,
  originStays: true,
  deleteBecomesGet: true,
  redirectsStayCredentialed: true,
  errorNeedsLocation: true,
  ftpIsDisabled: true,
  refusesRedirectsLate: true,
  mendsUtf8: true,
  distrustsLoopback: true,
})

/** One for each engine. */
export const engineProfiles: Readonly<Record<Engine, EngineProfile>> = Object.freeze({
  standard: Object.freeze({ engine: 'standard' }),
  chromium,
  firefox,
  webkit,
})

/** @throws {TypeError} for an engine that there is not. */
export function profileOf(engine: Engine = 'standard'): EngineProfile {
  if (Object.hasOwn(engineProfiles, engine)) return engineProfiles[engine]
  throw new TypeError(
    `engine is ${JSON.stringify(engine)}, and there is ${Object.keys(engineProfiles).join(', ')}`,
  )
}
