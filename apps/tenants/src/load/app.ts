import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The application as its users start it. */
export interface App {
  readonly url: string
  readonly counts: () => Promise<Counts>
  readonly close: () => Promise<void>
}

export interface Counts {
  readonly lookUps: number
  readonly failures: number
  readonly entries: { readonly allowed: number; readonly refused: number }
}

/** In a process of its own, so that its event loop is all its own. */
export async function startApp(variables: Readonly<Record<string, string | number>>): Promise<App> {
  const token = randomUUID()
  const given = Object.entries(variables).map(([name, value]) => [name, String(value)])
  const child = spawn(
    process.execPath,
    [...process.execArgv, fileURLToPath(new URL('../start.ts', import.meta.url))],
    {
      env: { ...process.env, ...Object.fromEntries(given), PORT: '0', ADMIN_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  // Whatever is under way then fails, and all is cleared away.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill())
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const closed = once(child, 'close')

  let opened: string | undefined
  for await (const line of createInterface(child.stdout)) {
    opened = /^Open (\S+)\/tenants\//.exec(line)?.[1]
    if (opened !== undefined) break
  }
  child.stdout.resume()
  if (opened === undefined) throw new Error(`the application did not start\n${said}`)
  const origin = opened

  return {
    url: origin,
    async counts() {
      const answer = await fetch(`${origin}/admin/counts`, { headers: { authorization: `Bearer ${token}` } })
      return (await answer.json()) as Counts
    },
    async close() {
      child.kill()
      await closed
    },
  }
}
