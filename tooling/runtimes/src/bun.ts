import { findRuntime } from './binaries.ts'
import { bundle, type Source } from './bundle.ts'
import { start } from './process.ts'
import type { Running } from './running.ts'

/** How a module is run: for what it exports, or because it serves by itself. */
export interface BunSettings {
  readonly exports?: boolean
  readonly env?: { readonly [name: string]: string }
}

/** Serves a module on Bun. */
export async function serveOnBun(
  source: Source,
  { exports = true, env = {} }: BunSettings = {},
): Promise<Running> {
  // What a module exports is served at the address that stands there too.
  const entry = exports
    ? `import served from 'served'\nexport default { ...served, hostname: '127.0.0.1', port: 0 }`
    : `import 'served'`
  return start(
    {
      path: findRuntime('bun'),
      args: ['--no-install', '--no-env-file'],
      env: () => ({ NO_COLOR: '1', ...env }),
    },
    await bundle(`import './until-input-ends.ts'\n${entry}`, source),
  )
}
