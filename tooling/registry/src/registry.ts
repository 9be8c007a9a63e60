import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A registry on the loopback interface: our packages are in it alone, all others come from the one above it. */
export interface Registry {
  /** Ends with a slash. */
  readonly url: string
  stop(): Promise<void>
}

/** Starts an empty registry in a process of its own, which ends with this one. */
export async function startRegistry(): Promise<Registry> {
  const storage = mkdtempSync(join(tmpdir(), 'cors-registry-'))
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [storage], { stdio: 'inherit' })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect()
    await ended
  }
  const port = await Promise.race([
    once(child, 'message').then(([said]) => Number(said)),
    ended.then(() => undefined),
  ])
  if (port === undefined) {
    await stop()
    throw new Error('the registry ended before it listened')
  }
  return { url: `http://127.0.0.1:${port}/`, stop }
}
