import { createApp } from './server.ts'

const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')

const server = await createApp(Number(process.env['PORT'] ?? 3000), origins)
await server.start()
console.log(`${server.info.uri} answers pages of ${origins.join(' and ')}`)
