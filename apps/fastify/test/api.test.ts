import { describeApi } from '@tooling/sample-api'
import { createApp } from '../src/server.ts'

describeApi('Fastify', async (options) => {
  const app = createApp(options)
  await app.ready()
  return app.server
})
