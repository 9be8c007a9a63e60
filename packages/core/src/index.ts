export { type CorsChoice, type CorsChoices, type CorsSource, createChoices } from './lib/choice.ts'
export { type Cors, type CorsFor, type SyncCors, createCors, validateCors } from './lib/cors.ts'
export type {
  CorsContinue,
  CorsDecision,
  CorsDecisionBase,
  CorsReason,
  CorsRequest,
  CorsRespond,
  HeaderField,
} from './lib/decision.ts'
export { explain } from './lib/explain.ts'
export { policyFields } from './lib/fields.ts'
export { mergeVary } from './lib/http/vary.ts'
export type { CorsIssueCode } from './lib/issue-code.ts'
export { CorsConfigError, type CorsConfigIssue, type CorsMessages } from './lib/issue.ts'
export type { CorsEnvironment, CorsOptions, CorsOrigin, CorsPredicate } from './lib/options.ts'
export type { CorsPolicy, CorsPolicyOrigin } from './lib/policy-view.ts'
