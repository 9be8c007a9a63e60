import { describeApi } from '@tooling/sample-api'
import { createApp } from '../src/create-app.ts'
import { platforms, serverOf } from '../src/platforms.ts'

for (const platform of platforms) {
  describeApi(`Nest on ${platform}`, async (settings) => serverOf(await createApp(platform, () => settings)))
}
