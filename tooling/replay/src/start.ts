// Replays generated exchanges in real engines and compares: node --conditions=@cors/source tooling/replay/src/start.ts
import { writeFileSync } from 'node:fs'
import { readCommand } from './command.ts'
import { findDifferences } from './differences.ts'
import { generate } from './generate/generate.ts'
import { startReplay } from './replay.ts'

// What it started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const command = readCommand(process.argv.slice(2))
if (typeof command === 'string') {
  console.error(command)
  process.exitCode = 2
} else {
  const { engines, count, seed, save } = command
  const exchanges = generate(seed, count)
  for (const name of engines) {
    // oxlint-disable-next-line no-await-in-loop -- one engine at a time
    const replay = await startReplay(name)
    try {
      // oxlint-disable-next-line no-await-in-loop -- the same
      const measured = await replay.measure(exchanges)
      if (save !== undefined) {
        const pairs = exchanges.map((exchange, index) => ({ exchange, measured: measured[index] }))
        writeFileSync(save.replace('{engine}', name), JSON.stringify(pairs))
      }
      const differing = findDifferences(name, exchanges, measured)
      for (const one of differing) console.log(JSON.stringify(one))
      const allowed = measured.filter(({ ok }) => ok).length
      console.log(
        `${name} ${replay.engine.version}: seed ${seed}, ${count} exchanges, ${allowed} allowed, ${differing.length} otherwise than @cors/browser says`,
      )
      if (differing.length > 0) process.exitCode = 1
    } finally {
      // oxlint-disable-next-line no-await-in-loop -- the same
      await replay.close()
    }
  }
}
