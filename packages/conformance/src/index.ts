export type { MountPolicy } from './lib/fetch/application.ts'
export type { FetchFixture, FetchRoute } from './lib/fetch/fixture.ts'
export type { Respond } from './lib/fetch/route-spec.ts'
export { type Adapter, describeAdapter } from './lib/describe-adapter.ts'
export { gapsWithoutRouter } from './lib/gaps-without-router.ts'
export type { Fixture, Host, Route, Serve } from './lib/fixture.ts'
export {
  type FixturePolicy,
  type NamedPolicy,
  type PolicyChoice,
  type PolicyName,
  policies,
} from './lib/policies.ts'
export type { HeaderLine, RawRequest, RawResponse } from './lib/message.ts'
export { type RequestSettings, request } from './lib/request.ts'
export type { Exchange, Expectation, PolicyData, Row, SequenceRow, SingleRow } from './lib/row.ts'
export { rows } from './lib/rows.ts'
export { type RowResult, runRow, runTable } from './lib/run.ts'
export { serveRemote } from './lib/serve-remote.ts'
