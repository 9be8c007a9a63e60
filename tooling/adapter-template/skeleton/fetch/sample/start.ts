import { serve } from 'srvx'
import { createApp } from './server.ts'

const port = Number(process.env['PORT'] ?? 3000)
const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')

const app = createApp(origins)
const server = serve({ fetch: (request) => app.fetch(request), port, hostname: 'localhost', silent: true })
await server.ready()
console.log(`http://localhost:${port} answers pages of ${origins.join(' and ')}`)
