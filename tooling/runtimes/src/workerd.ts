import { fileURLToPath } from 'node:url'
import { findRuntime } from './binaries.ts'
import { bundle, type Source } from './bundle.ts'
import type { MiniflareRequest } from './miniflare-process.ts'
import { start } from './process.ts'
import type { Running } from './running.ts'

/** What surrounds a worker. */
export interface WorkerdSettings {
  readonly bindings?: { readonly [name: string]: string }
  readonly flags?: readonly string[]
  /** Another worker, which this one has as `env.BACKEND`. */
  readonly backend?: Source
}

const entry = `export * from 'served'\nexport { default } from 'served'`

// A process of its own: miniflare leaves a folder behind now and then, and workerd where it is killed itself.
const program = fileURLToPath(new URL('miniflare-process.ts', import.meta.url))

/** Serves a module on workerd by miniflare, as of the newest date that it knows. */
export async function serveOnWorkerd(
  source: Source,
  { bindings = {}, flags = [], backend }: WorkerdSettings = {},
): Promise<Running> {
  const workerd = findRuntime('workerd')
  if (workerd === undefined) throw new Error('no workerd')
  const request: MiniflareRequest = {
    bindings,
    flags,
    ...(backend === undefined ? {} : { backend: await bundle(entry, backend) }),
  }
  return start(
    {
      path: process.execPath,
      args: [program, JSON.stringify(request)],
      env: (folder) => ({ HOME: folder, TMPDIR: folder, NO_COLOR: '1', MINIFLARE_WORKERD_PATH: workerd }),
    },
    await bundle(entry, source),
  )
}
