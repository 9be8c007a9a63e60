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
  /** Runs a module that serves by itself, where the runtime has such: a worker exports what is served. */
  readonly run: (source: Source) => Promise<Running>
}

// A server of h3 asks the environment whether it is in a test.
const permissions = ['--allow-net=127.0.0.1', '--allow-env']

export const runtimes: readonly Runtime[] = [
  { name: 'workerd', serve: serveOnWorkerd, run: serveOnWorkerd },
  {
    name: 'deno',
    serve: serveOnDeno,
    run: async (source) => serveOnDeno(source, { command: 'run', permissions }),
  },
  { name: 'bun', serve: serveOnBun, run: async (source) => serveOnBun(source, { exports: false }) },
]
