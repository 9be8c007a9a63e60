import { serve } from 'h3'
import { createApp } from './server.ts'

const port = Number(process.env['PORT'] ?? 3000)
const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')

await serve(createApp(origins), { port, hostname: 'localhost', silent: true }).ready()
console.log(`http://localhost:${port} answers pages of ${origins.join(' and ')}`)
