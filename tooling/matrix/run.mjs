// Runs under the Node that is being tested, so plain JavaScript: the oldest one strips no types.
import { readdirSync } from 'node:fs'
import { startVitest } from 'vitest/node'

// vitest's reporters use it to print failures, and Node 20 has it not: without this a failure there shows
// as a crash of the reporter. What is tested must not lean on it, so nothing else is filled in.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

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
