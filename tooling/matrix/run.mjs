// Runs under the Node that is being tested, so plain JavaScript: the oldest one strips no types.
import { readdirSync } from 'node:fs'
import { startVitest } from 'vitest/node'

const wanted = process.argv[2]
if (process.version !== `v${wanted}`) {
  console.error(`asked for Node ${wanted}, got ${process.version}`)
  process.exit(1)
}
const root = new URL('../..', import.meta.url)
const vitest = await startVitest('test', [], {
  root: root.pathname,
  run: true,
  project: readdirSync(new URL('packages', root)),
  reporters: ['dot'],
})
await vitest.close()
