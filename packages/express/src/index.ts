export {
  CorsConfigError,
  type CorsConfigIssue,
  type CorsDecision,
  type CorsOptions,
  type CorsOrigin,
  type CorsPolicy,
  type CorsSource,
  createCors,
  explain,
  validateCors,
} from '@cors/node'
export { cors, cors as default } from './lib/cors.ts'
