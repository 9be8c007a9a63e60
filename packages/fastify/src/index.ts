export {
  type Cors,
  type CorsChoice,
  CorsConfigError,
  type CorsConfigIssue,
  type CorsDecision,
  type CorsDecisionMessage,
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
  createCors,
  explain,
  validateCors,
} from '@cors/node'
export { type CorsPluginOptions, cors, cors as default } from './lib/cors.ts'
export { corsHook } from './lib/cors-hook.ts'
export type { CorsContextView } from './lib/context-view.ts'
