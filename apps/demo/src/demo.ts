import { parseArgs } from 'node:util'
import { type Host, hosts } from './hosts.ts'
import type { Port } from './listen.ts'
import { runDemo } from './run.ts'

const names = hosts.map(({ name }) => name)
const usage = `pnpm demo [--once] [--host ${names.join('|')}] [--port <page>] [--api-port <api>]

  --once      end after the tables, also in a terminal
  --host      run this host only; without it all of them, one after the other
  --port      port of the page; without it 4300, or a free one
  --api-port  port of the first API, the others follow; without it from 4301 on, or free ones`

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
        host: { type: 'string' },
        port: { type: 'string' },
        'api-port': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(usage)
      return 0
    }
    const chosen = readHosts(values.host)
    return await runDemo({
      hosts: chosen,
      pagePort: readPort('--port', values.port, { usual: 4300, count: 1 }),
      apiPort: readPort('--api-port', values['api-port'], { usual: 4301, count: chosen.length }),
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

function readHosts(name: string | undefined): readonly Host[] {
  if (name === undefined) return hosts
  const chosen = hosts.filter((host) => host.name === name)
  if (chosen.length === 0) throw new Error(`--host takes one of ${names.join(', ')}, not "${name}"`)
  return chosen
}

/** The first of so many ports. */
function readPort(
  option: string,
  value: string | undefined,
  { usual, count }: { readonly usual: number; readonly count: number },
): Port {
  if (value === undefined) return { number: usual, isFixed: false }
  const number = Number(value)
  const highest = 65_536 - count
  if (!/^\d+$/.test(value) || number > highest)
    throw new Error(`${option} takes a number up to ${highest}, not "${value}"`)
  return { number, isFixed: true }
}
