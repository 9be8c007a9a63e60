import { createApp } from './server.ts'

const port = Number(process.env['PORT'] ?? 3000)
const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')
const tenants = new Map([['acme', origins]])

const app = createApp({
  origins,
  tenantOrigins: (tenant) => Promise.resolve(tenants.get(tenant) ?? []),
  onError: (error) => console.error(error),
})

try {
  await app.listen({ port, host: 'localhost' })
  console.log(`http://localhost:${port} answers pages of ${origins.join(' and ')}`)
} catch (error) {
  console.error(`Cannot listen on port ${port}: ${(error as Error).message}. Set PORT to another one.`)
  process.exitCode = 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close())
}
