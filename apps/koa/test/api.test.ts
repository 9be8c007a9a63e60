import { createServer } from 'node:http'
import { describeApi } from '@tooling/sample-api'
import { createApp } from '../src/server.ts'

describeApi('Koa', (options) => {
  const handle = createApp(options).callback()
  return createServer((request, response) => void handle(request, response))
})
