import { once } from 'node:events'
import { rename, writeFile } from 'node:fs/promises'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { join } from 'node:path'
import { answerWith, web } from '@tooling/exchange'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHost, startTenants } from './host.ts'
import { openFolder } from './sqlite.ts'

/** Takes connections, and whatever is sent, and says nothing. */
async function openBlackHole(): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).resume())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

describe('a database that is not there from the start', () => {
  it.each([
    { id: 'black-hole', url: async () => `postgres://tenants@127.0.0.1:${await openBlackHole()}/tenants` },
    { id: 'closed-port', url: async () => `postgres://tenants@127.0.0.1:${await closedPort()}/tenants` },
    { id: 'no-such-host', url: async () => 'postgres://tenants@database.invalid/tenants' },
    { id: 'no-such-folder', url: async () => join(await openFolder(), 'none', 'tenants.db') },
    { id: 'no-table', url: async () => join(await openFolder(), 'tenants.db') },
    {
      id: 'not-a-database',
      async url() {
        const file = join(await openFolder(), 'tenants.db')
        await writeFile(file, 'no such thing'.repeat(100))
        return file
      },
    },
  ])('never-there/$id', async ({ url }) => {
    const { ask, counts, database } = await startHost(await url(), { deadline: 400, maxConnections: 3 })
    // More than there are connections, of whom each takes its time to fail.
    const origins = [web, ...Array.from({ length: 20 }, (_, index) => `https://${index}.example`)]
    const answers = await Promise.all(origins.map((origin) => ask(origin)))
    expect(answers).toEqual(origins.map(() => answerWith({ status: 200, cors: {} })))
    expect(counts).toEqual({ asked: 21, lookUps: 21, underWay: expect.any(Number) as number, failures: 21 })
    await expect(database.allow('acme', [web])).rejects.toThrow(Error)
  })

  it('never-there/until-it-is', async () => {
    const file = join(await openFolder(), 'tenants.db')
    const { ask, database } = await startHost(file)
    expect((await ask(web)).cors).toEqual({})
    await database.createTable()
    await database.allow('acme', [web])
    expect((await ask(web)).cors).not.toEqual({})
  })

  it('never-there/until-the-file-is-replaced', async () => {
    const folder = await openFolder()
    const file = join(folder, 'tenants.db')
    await writeFile(file, 'no such thing'.repeat(100))
    const { ask } = await startHost(file)
    expect((await ask(web)).cors).toEqual({})
    const better = join(folder, 'better.db')
    await startTenants({ url: better })
    await rename(better, file)
    expect((await ask(web)).cors).not.toEqual({})
  })
})
