import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of this repository. */
export const workspace: string = fileURLToPath(new URL('../../../', import.meta.url))

// Milliseconds: what hangs should say so itself, before its test is given up.
const timeout = 240_000

/** Where a command runs, and how. */
export interface Place {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
}

/** Runs a command to its end and resolves to its stdout; if it fails, the error says all that it printed. */
export function run(command: string, args: readonly string[], { cwd, env }: Place): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, timeout, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout)
      const shown = [command, ...args].join(' ')
      reject(new Error(`${shown}\nin ${cwd} ended with ${error.code ?? error.signal}:\n${stdout}${stderr}`))
    })
  })
}

// Registry and cache may be named in the environment; the rest is about the script of this workspace.
const npmSettings = /^npm_config_(registry|cache|cafile|proxy|https_proxy|noproxy|userconfig|globalconfig)$/
const ofOurs = /^(npm_|pnpm_|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/

/** What somebody outside of the workspace would have in their environment, and the Node of this process. */
export const outside: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => npmSettings.test(name) || !ofOurs.test(name)),
  ),
  // Without the tools of the workspace: a project that lacks its own compiler must not find ours.
  PATH: [
    dirname(process.execPath),
    ...(process.env['PATH'] ?? '').split(':').filter((folder) => !join(folder, '/').startsWith(workspace)),
  ].join(':'),
}
