import { describe, expect, it } from 'vitest'
import { expectAnswers } from './expect-answers.ts'
import { install, publishedVersion } from './install.ts'
import { isAll, nodesFor } from './matrix.ts'
import { nestExchanges } from './nest-exchanges.ts'
import { nestRows, platforms, templateOf } from './nest-rows.ts'

describe('nest', { timeout: 300_000 }, () => {
  for (const row of nestRows.filter(({ always }) => isAll || always)) {
    for (const platform of platforms) {
      it(`${row.id}/${platform}`, async () => {
        const project = await install(templateOf(row, platform, publishedVersion()))
        const other = platform === 'express' ? 'fastify' : 'express'
        expect(project.installed().filter((path) => path.endsWith(`node_modules/${other}`))).toEqual([])

        // Types of packages too, which `nest new` has skipped.
        await project.build('--skipLibCheck', 'false')

        const nodes = await nodesFor()
        const stderr = await expectAnswers('dist/main.js', { home: project, nodes, exchanges: nestExchanges })
        expect([...stderr.values()].join('')).toBe('')
      })
    }
  }
})
