import { type Host, describeAdapter, serveRemote } from '@cors/conformance'
import { describe } from 'vitest'
import { isInstalled } from '../src/binaries.ts'
import { readProgram } from '../src/bundle.ts'
import { runtimes } from '../src/runtimes.ts'
import { gapsOf } from './conformance-gaps.ts'
import { serveForAll } from './serve-for-all.ts'

for (const { name, serve } of runtimes) {
  describe.runIf(isInstalled(name))(name, () => {
    for (const adapter of ['hono', 'h3']) {
      describe(adapter, () => {
        const portOf = serveForAll(async () => serve(readProgram(`${adapter}/conformance`)))

        describeAdapter({
          name: `@cors/${adapter} on ${name}`,
          isFetch: true,
          serve: async (fixture): Promise<Host> => serveRemote(portOf())(fixture),
          gaps: gapsOf(name),
        })
      })
    }
  })
}
