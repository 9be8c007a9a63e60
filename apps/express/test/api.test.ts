import { createServer } from 'node:http'
import { describeApi } from '@tooling/sample-api'
import { createApp } from '../src/server.ts'

describeApi('Express', (options) => createServer(createApp(options)))
