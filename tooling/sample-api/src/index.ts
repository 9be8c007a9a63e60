export { type ApiOptions, type CreateApi, describeApi } from './describe-api.ts'
