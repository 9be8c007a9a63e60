export { type EvaluateOptions, evaluate } from './lib/evaluate.ts'
export { type OutgoingRequest, type Simulated, type Transport, simulate } from './lib/simulate.ts'
export { type Classification, classify } from './lib/classify.ts'
export type { Because } from './lib/preflight-causes.ts'
export { type PreflightCache, type PreflightKey, createPreflightCache } from './lib/cache/preflight-cache.ts'
export { type OriginPart, type SameOrigin, sameOrigin, serializeOrigin } from './lib/origin/origin.ts'
export { type RegistrableDomain, type SameSite, sameSite } from './lib/origin/site.ts'
export { type InitiatorFacts, initiators } from './lib/initiator.ts'
export type { Engine } from './lib/engine/engine.ts'
export type {
  CorsReason,
  ForeignReason,
  PageReason,
  Reason,
  RedirectReason,
  Side,
  Stage,
} from './lib/reason.ts'
export type { EngineReport, Verdict, Violation } from './lib/verdict.ts'
export type {
  Answer,
  CredentialsMode,
  Exchange,
  HeaderLine,
  Hop,
  Initiator,
  PageRequest,
  RedirectMode,
  ReferrerPolicy,
  RequestMode,
} from './lib/exchange.ts'
