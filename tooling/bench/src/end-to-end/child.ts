import { fork } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverEnvironment } from '../environment.ts'

/** A process that answers each message with one. */
export interface Child {
  /** What it says unasked, once. @throws if it ends instead. */
  readonly hear: () => Promise<unknown>
  /** @throws if it ends instead. */
  readonly ask: (message: string | object) => Promise<unknown>
  readonly stop: () => Promise<void>
}

/**
 * Starts one without the condition by which the workspace finds its sources: what is measured is what is
 * published.
 */
export function startChild(entry: URL, args: readonly string[], flags: readonly string[]): Child {
  const file = fileURLToPath(entry)
  const child = fork(file, args, {
    execArgv: [...flags],
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const hear = async (): Promise<unknown> => {
    const done = new AbortController()
    const { signal } = done
    try {
      return await Promise.race([
        once(child, 'message', { signal }).then(([message]: unknown[]) => message),
        exited.then(([code, killer]: unknown[]) => {
          throw new Error(`${basename(file)} ${args.join(' ')} ended with ${String(code ?? killer)}`)
        }),
      ])
    } finally {
      done.abort()
    }
  }
  return {
    hear,
    ask(message) {
      const heard = hear()
      child.send(message, (error) => error && child.kill())
      return heard
    },
    async stop() {
      child.kill()
      await exited
    },
  }
}
