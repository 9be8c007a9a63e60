import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from './running.ts'

/** A command of which the file of a module is the last argument. */
export interface Command {
  readonly path: string | undefined
  readonly args: readonly string[]
  /** All of its environment. `folder` is its own, and goes with it. */
  readonly env: (folder: string) => { readonly [name: string]: string }
}

/** Runs a module that ends with its input, and waits until it has said where it listens. */
export async function start({ path, args, env }: Command, code: string): Promise<Running> {
  if (path === undefined) throw new Error('no program of the runtime')
  // Where nothing can be imported, so that the module is all there is.
  const folder = mkdtempSync(join(tmpdir(), 'cors-runtimes-'))
  const file = join(folder, 'module.mjs')
  writeFileSync(file, code)
  const child = spawn(path, [...args, file], { cwd: folder, env: env(folder), stdio: 'pipe' })
  let printed = ''
  const said = new Promise<number>((resolve, reject) => {
    const read = (text: string): void => {
      printed += text
      const [, port] = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/.exec(printed) ?? []
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`${path} ${args.join(' ')} ended: ${printed}`)))
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const closed = once(child, 'close')
      // It ends with its input (programs/until-input-ends.ts). A signal only tells Deno to take no more requests.
      child.stdin.end()
      await closed
    }
    rmSync(folder, { recursive: true })
  }
  try {
    return { port: await said, printed: () => printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
