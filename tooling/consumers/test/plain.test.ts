import { describe, expect, it } from 'vitest'
import { expectAnswers, warningsIn } from './expect-answers.ts'
import { hosts } from './frameworks.ts'
import { install, publishedVersion } from './install.ts'
import { isAll, nodesFor } from './matrix.ts'
import { plainExchanges } from './plain-exchanges.ts'
import { plainRows, templateOf } from './plain-rows.ts'

describe('plain', { timeout: 300_000 }, () => {
  for (const row of plainRows.filter(({ always }) => isAll || always)) {
    it(row.id, async () => {
      const home = await install(templateOf(row, publishedVersion()))
      const nodes = await nodesFor()
      for (const host of hosts) {
        const stderr = await expectAnswers(`${host}.js`, { home, nodes, exchanges: plainExchanges })
        expect(warningsIn(stderr)).toEqual([])
      }
    })
  }
})
