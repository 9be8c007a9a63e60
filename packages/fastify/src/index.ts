export {
  type Cors,
  type CorsChoice,
  CorsConfigError,
  type CorsConfigIssue,
  type CorsDecision,
  type CorsDecisionMessage,
  type CorsOptions,
  type CorsOrigin,
  type CorsPolicy,
  type CorsSource,
  createCors,
  explain,
  validateCors,
} from '@cors/node'
export { type CorsPluginOptions, cors, cors as default } from './lib/cors.ts'
export { corsHook } from './lib/cors-hook.ts'
export type { CorsContextView } from './lib/context-view.ts'
