// Compares what the published packages give to their users with the reports beside them.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { accept, inspect } from './surface.ts'

const { values: asked } = parseArgs({
  options: {
    /** Writes the reports. */
    update: { type: 'boolean', default: false },
    /** The folder of all packages. */
    packages: { type: 'string', default: fileURLToPath(new URL('../../../packages', import.meta.url)) },
  },
})
const surface = await inspect(asked.packages)
const { faults, differences } = surface
if (faults.length > 0) {
  console.error(faults.join('\n\n'))
  process.exitCode = 1
} else if (asked.update) {
  accept(asked.packages, surface)
  for (const { report, wanted } of differences) {
    console.log(`${wanted === undefined ? 'removed' : 'wrote'} ${report}`)
  }
} else if (differences.length > 0) {
  console.error(differences.map(({ shown }) => shown).join('\n\n'))
  console.error(
    '\nWhat users see of the packages has changed. If that is meant, accept it by' +
      ' `pnpm --filter @tooling/surface start --update`, and commit the reports with the change.',
  )
  process.exitCode = 1
}
