export type { MountPolicy } from './lib/fetch/application.ts'
export type { FetchFixture, FetchRoute } from './lib/fetch/fixture.ts'
export { createRemoteHandler } from './lib/fetch/remote.ts'
export type { Respond } from './lib/fetch/route-spec.ts'
