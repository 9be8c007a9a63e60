import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { createScratch, shop } from './scratch.ts'

const program = fileURLToPath(new URL('../src/start.ts', import.meta.url))

it('start/says what has changed until it is accepted', { timeout: 120_000 }, () => {
  const scratch = createScratch()
  onTestFinished(scratch.remove)
  const start = (...args: readonly string[]): object => {
    const options = ['--packages', scratch.folder, ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const readReport = (): string => readFileSync(join(scratch.folder, 'shop/surface.api.md'), 'utf8')

  scratch.write('shop', shop)
  expect(start('--update')).toEqual({ status: 0, stdout: 'wrote shop/surface.api.md\n', stderr: '' })
  const accepted = readReport()
  expect(start()).toEqual({ status: 0, stdout: '', stderr: '' })

  scratch.write('shop', { ...shop, defaults: 'Basket' })
  expect(start()).toEqual({ status: 1, stdout: '', stderr: changed })

  scratch.write('shop', { ...shop, files: { 'dist/index.mjs': null } })
  const stderr: unknown = expect.stringContaining('shop/dist/index.mjs, which is missing')
  expect(start('--update')).toEqual({ status: 1, stdout: '', stderr })
  expect(readReport()).toBe(accepted)
})

const changed = `--- shop/surface.api.md
+++ shop/surface.api.md
@@ -6 +6 @@
 
 - \`Basket\`: class
 - \`currencies\`: array
-- \`default\`: function, the same as \`price\`
+- \`default\`: class, the same as \`Basket\`
 - \`price\`: function
 
 \`import\` and \`require()\` give the same names; what is required is marked \`__esModule\`.

What users see of the packages has changed. If that is meant, accept it by \`pnpm --filter @tooling/surface start --update\`, and commit the reports with the change.
`
