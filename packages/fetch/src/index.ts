export {
  type Cors,
  type CorsChoice,
  CorsConfigError,
  type CorsConfigIssue,
  type CorsDecision,
  type CorsEnvironment,
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
export { type FetchCors, type FetchCorsFor, type SyncFetchCors, cors, cors as default } from './lib/cors.ts'
export { createCors, validateCors } from './lib/create-cors.ts'
export { type HandlerSettings, withCors } from './lib/with-cors.ts'
