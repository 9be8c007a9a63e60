import { parseArgs } from 'node:util'
import type { Port } from './listen.ts'
import { runDemo } from './run.ts'

const usage = `pnpm demo [--once] [--port <page>] [--api-port <api>]

  --once      end after the table, also in a terminal
  --port      port of the page; without it 4300, or a free one
  --api-port  port of the API; without it 4301, or a free one`

const ending = new AbortController()
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
let endedBy: keyof typeof signals | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait for a browser to close.
    if (endedBy !== undefined) process.exit(signals[signal])
    endedBy = signal
    ending.abort()
  })
}

// Whoever read the output, `head` for instance, has had enough.
process.stdout.once('error', () => process.exit(1))

process.exitCode = await main()

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        port: { type: 'string' },
        'api-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(usage)
      return 0
    }
    return await runDemo({
      pagePort: readPort('--port', values.port, 4300),
      apiPort: readPort('--api-port', values['api-port'], 4301),
      print: (text) => console.log(text),
      signal: ending.signal,
      keepsServing: process.stdout.isTTY && !values.once,
    })
  } catch (error) {
    if (endedBy !== undefined) return signals[endedBy]
    console.error(error instanceof Error ? `The demo cannot run: ${error.message}` : error)
    return 1
  }
}

function readPort(option: string, value: string | undefined, usual: number): Port {
  if (value === undefined) return { number: usual, isFixed: false }
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > 65_535)
    throw new Error(`${option} takes a number up to 65535, not "${value}"`)
  return { number, isFixed: true }
}
