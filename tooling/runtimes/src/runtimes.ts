import type { RuntimeName } from './binaries.ts'
import type { Source } from './bundle.ts'
import { serveOnBun } from './bun.ts'
import { serveOnDeno } from './deno.ts'
import type { Running } from './running.ts'
import { serveOnWorkerd } from './workerd.ts'

export interface Runtime {
  readonly name: RuntimeName
  /** Serves what the module exports, until it is stopped. */
  readonly serve: (source: Source) => Promise<Running>
}

export const runtimes: readonly Runtime[] = [
  { name: 'workerd', serve: serveOnWorkerd },
  { name: 'deno', serve: serveOnDeno },
  { name: 'bun', serve: serveOnBun },
]
