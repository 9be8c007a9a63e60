import { stripVTControlCharacters } from 'node:util'
import { findChromium, missingChromium } from '@tooling/browsers'
import { type Host, hosts } from '../src/hosts.ts'
import { runDemo } from '../src/run.ts'
import { type Scenario, scenarios } from '../src/scenarios.ts'
import { surroundings, withoutChromium } from './demo-process.ts'

export const hasChromium: boolean = findChromium() !== undefined
if (!hasChromium) console.warn(`SKIPPED: ${missingChromium().message}`)

/** Who can run the scenarios on this machine. */
export const modes: readonly { readonly mode: string; readonly env: NodeJS.ProcessEnv }[] = [
  { mode: 'raw', env: { ...surroundings, ...withoutChromium } },
  ...(hasChromium ? [{ mode: 'chromium', env: { ...surroundings } }] : []),
]

/** Runs the demo in this process, once, on any ports. */
export async function runHere(options: {
  readonly env: NodeJS.ProcessEnv
  readonly scenarios: readonly Scenario[]
  readonly hosts?: readonly Host[]
}): Promise<{ readonly code: number; readonly output: string }> {
  const printed: string[] = []
  const anyPort = { number: 0, isFixed: false }
  const code = await runDemo({
    ...options,
    pagePort: anyPort,
    apiPort: anyPort,
    print: (line) => printed.push(stripVTControlCharacters(line)),
    signal: new AbortController().signal,
    keepsServing: false,
  })
  return { code, output: printed.join('\n') }
}

export function only(...ids: readonly string[]): readonly Scenario[] {
  return scenarios.filter(({ id }) => ids.includes(id))
}

/** All hosts, one of them with another API. */
export function hostsWith(name: string, createApi: (real: Host) => Host['createApi']): readonly Host[] {
  return hosts.map((host) =>
    host.name === name ? { name, title: host.title, createApi: (origin) => createApi(host)(origin) } : host,
  )
}
