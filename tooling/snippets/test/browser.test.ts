import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect } from 'vitest'
import type { Simulated } from '@cors/browser'
import { checkPages } from '../src/check-pages.ts'
import { readPage } from '../src/page.ts'

const readme = readPage('packages/browser/README.md')

describe('browser', () => {
  checkPages([readme], {
    packages: ['@cors/browser', '@cors/fetch', 'tldts'],
    servers: {},
    exported: {
      async 'With a real server'(exported) {
        const { probe } = exported as {
          probe: (documentOrigin: string, url: string) => Promise<Simulated>
        }
        const server = createServer((_request, response) => {
          // The fault that a client which joins lines would not show.
          response.setHeader('Access-Control-Allow-Origin', ['https://app.example.com', '*']).end()
        }).listen(0, '127.0.0.1')
        await once(server, 'listening')
        const { port } = server.address() as AddressInfo
        const ask = () => probe('https://app.example.com', `http://127.0.0.1:${port}/notes/5`)
        expect((await ask()).violations[0]).toMatchObject({ reason: 'acao-multiple', stage: 'preflight' })
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
        expect((await ask()).violations[0]?.reason).toBe('network')
      },
    },
  })
})
