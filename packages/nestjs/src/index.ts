export {
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
  cors,
  cors as default,
  createCors,
  explain,
  validateCors,
} from '@cors/node'
export { Cors } from './lib/cors.decorator.ts'
export { CorsModule } from './lib/cors.module.ts'
export { CorsService } from './lib/cors.service.ts'
export { corsGateways } from './lib/gateways.ts'
export type { CorsContext } from './lib/http-context.ts'
export type {
  CorsModuleAsyncOptions,
  CorsModuleOptions,
  CorsModuleSource,
  CorsNamedPolicies,
  CorsOptionsFactory,
} from './lib/module-options.ts'
