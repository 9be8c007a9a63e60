export {
  type Cors,
  type CorsChoice,
  CorsConfigError,
  type CorsConfigIssue,
  type CorsDecision,
  type CorsIssueCode,
  type CorsOptions,
  type CorsOrigin,
  type CorsPolicy,
  type CorsPolicyOrigin,
  type CorsPredicate,
  type CorsReason,
  type CorsRequest,
  type CorsSource,
  type HeaderField,
  type SyncCors,
  explain,
} from '@cors/core'
export { knownMethods } from './lib/builtins.ts'
export { type ConnectMiddleware, connectMiddleware, cors, cors as default, withCors } from './lib/connect.ts'
export { createCors, validateCors } from './lib/create-cors.ts'
export {
  type FindRouteGate,
  type Gate,
  type GateSettings,
  type RouteGate,
  createGate,
  createRouteGate,
} from './lib/gate.ts'
export { gateOf, markGate } from './lib/gate-mark.ts'
export type { CorsDecisionMessage } from './lib/report.ts'
export type { NodeResponse } from './lib/response.ts'
