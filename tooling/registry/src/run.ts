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

// What scripts of this workspace, its package manager and its test runner leave in the environment. By
// `NODE_PATH` a project would find every package of ours, declared or not.
const ofOurs = /^(npm_|pnpm_|VITEST|NODE_(ENV|OPTIONS|PATH)$|INIT_CWD$|(TEST|MODE|DEV|PROD|SSR)$)/i

/**
 * The environment of somebody outside of the workspace, who has this home and this registry, and the Node of
 * this process. Whatever keeps a cache keeps it in the home.
 */
export function outside(home: string, registry?: string): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !ofOurs.test(name) && !name.startsWith('XDG_')),
    ),
    HOME: home,
    ...(registry === undefined ? {} : { npm_config_registry: registry }),
    // Without the tools of the workspace: a project that lacks its own compiler must not find ours.
    PATH: [
      dirname(process.execPath),
      ...(process.env['PATH'] ?? '').split(':').filter((folder) => !join(folder, '/').startsWith(workspace)),
    ].join(':'),
  }
}
