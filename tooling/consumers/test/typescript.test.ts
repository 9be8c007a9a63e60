import { join } from 'node:path'
import { run } from '@tooling/registry'
import { describe, expect, it } from 'vitest'
import { ownNode } from '../src/nodes.ts'
import { expectAnswers, warningsIn } from './expect-answers.ts'
import { install, publishedVersion } from './install.ts'
import { isAll } from './matrix.ts'
import { plainExchanges } from './plain-exchanges.ts'
import { compilerOf, compilers, templateOf, typeScriptRows } from './typescript-rows.ts'

describe('typescript', { timeout: 300_000 }, () => {
  for (const row of typeScriptRows.filter(({ always }) => isAll || always)) {
    it(row.id, async () => {
      const project = await install(templateOf(row, publishedVersion()))
      for (const compiler of compilers.filter((each) => row.compilers?.includes(each) ?? true)) {
        const out = `out-${compiler}`
        const tsc = join('node_modules', compilerOf(compiler), 'bin/tsc')
        await run(process.execPath, [tsc, '-p', '.', '--outDir', out, ...row.settings], project.place)
        for (const host of row.sources.hosts) {
          const stderr = await expectAnswers(`${out}/${host}.js`, {
            home: project,
            nodes: [ownNode],
            exchanges: plainExchanges,
          })
          expect(warningsIn(stderr)).toEqual([])
        }
      }
    })
  }
})
