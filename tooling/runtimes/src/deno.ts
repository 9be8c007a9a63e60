import { findRuntime } from './binaries.ts'
import { bundle, type Source } from './bundle.ts'
import { start } from './process.ts'
import type { Running } from './running.ts'

/** How a module is run: by `deno serve`, or by `deno run` where it serves by itself. */
export interface DenoSettings {
  readonly command?: 'serve' | 'run'
  readonly permissions?: readonly string[]
  readonly env?: { readonly [name: string]: string }
}

/** Serves a module on Deno, which gets nothing from the network and no file of this machine. */
export async function serveOnDeno(
  source: Source,
  { command = 'serve', permissions = ['--allow-net=127.0.0.1'], env = {} }: DenoSettings = {},
): Promise<Running> {
  const entry = command === 'serve' ? `export { default } from 'served'` : `import 'served'`
  const address = command === 'serve' ? ['--host', '127.0.0.1', '--port', '0'] : []
  const alone = ['--no-config', '--no-lock', '--no-remote', '--no-npm', '--no-prompt']
  return start(
    {
      path: findRuntime('deno'),
      args: [command, ...alone, ...address, ...permissions],
      env: (folder) => ({ DENO_DIR: `${folder}/cache`, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1', ...env }),
    },
    await bundle(`import './until-input-ends.ts'\n${entry}`, source),
  )
}
