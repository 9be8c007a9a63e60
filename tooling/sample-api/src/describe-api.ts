import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe } from 'vitest'
import { createClient } from './exchange.ts'
import { app, shop } from './origins.ts'
import { describeAccount } from './subjects/account.ts'
import { describeCorrections } from './subjects/corrections.ts'
import { describeFailures } from './subjects/failures.ts'
import { describeNotes } from './subjects/notes.ts'
import { describePreflights } from './subjects/preflights.ts'
import { describeReading } from './subjects/reading.ts'
import { describeUploads } from './subjects/uploads.ts'
import { describeWidget } from './subjects/widget.ts'

/** What every sample app is told. */
export interface ApiOptions {
  readonly origins: readonly string[]
  readonly tenantOrigins: (tenant: string) => Promise<readonly string[]>
  readonly onError: (error: unknown) => void
}

/** Makes the server of an app, which does not listen yet. */
export type CreateApi = (options: ApiOptions) => Server | Promise<Server>

/** Declares one vitest test for each thing that the sample API does, on every host the same. */
export function describeApi(name: string, createApi: CreateApi): void {
  describe(`the sample API on ${name}`, () => {
    const thrown: unknown[] = []
    let server: Server | undefined
    let port = 0

    beforeAll(async () => {
      server = await createApi({
        origins: [app],
        tenantOrigins: async (tenant) => {
          await new Promise(setImmediate)
          if (tenant === 'down') throw new Error('the look-up failed')
          return tenant === 'acme' ? [shop] : []
        },
        onError: (error) => thrown.push(error),
      })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      ;({ port } = server.address() as AddressInfo)
    })
    afterAll(() => {
      server?.close()
      server?.closeAllConnections()
    })

    const api = createClient(() => port)
    describeReading(api)
    describePreflights(api)
    describeCorrections(api)
    describeAccount(api)
    describeNotes(api)
    describeUploads(api)
    describeWidget(api)
    describeFailures(api, thrown)
  })
}
