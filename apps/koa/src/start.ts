import { createApp } from './server.ts'

const port = Number(process.env['PORT'] ?? 3000)
const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')
const tenants = new Map([['acme', origins]])

const server = createApp({
  origins,
  tenantOrigins: (tenant) => Promise.resolve(tenants.get(tenant) ?? []),
  onError: (error) => console.error(error),
}).listen(port, 'localhost', () => {
  console.log(`http://localhost:${port} answers pages of ${origins.join(' and ')}`)
})

server.once('error', (error) => {
  console.error(`Cannot listen on port ${port}: ${error.message}. Set PORT to another one.`)
  process.exitCode = 1
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
