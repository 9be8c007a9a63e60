// Serves a worker until its input ends, and prints where. What is asked for is the first argument, as JSON, and
// the file of the worker the second.
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { Miniflare, supportedCompatibilityDate as compatibilityDate } from 'miniflare'

/** What the program is told. */
export interface MiniflareRequest {
  readonly bindings: { readonly [name: string]: string }
  readonly flags: readonly string[]
  /** The code of another worker. */
  readonly backend?: string
}

const [, , request = '', file = ''] = process.argv
const { bindings, flags, backend } = JSON.parse(request) as MiniflareRequest

const worker = { modules: true as const, compatibilityDate, compatibilityFlags: [...flags] }
const main = { ...worker, name: 'main', script: readFileSync(file, 'utf8'), bindings: { ...bindings } }

const miniflare = new Miniflare({
  host: '127.0.0.1',
  port: 0,
  // Else it asks the network where on earth it is.
  cf: false,
  handleRuntimeStdio(stdout: Readable, stderr: Readable) {
    stdout.pipe(process.stdout)
    stderr.pipe(process.stderr)
  },
  workers:
    backend === undefined
      ? [main]
      : [
          { ...main, serviceBindings: { BACKEND: 'backend' } },
          { ...worker, name: 'backend', script: backend },
        ],
})
process.stdin.resume().on('end', () => {
  void miniflare.dispose().finally(() => process.exit())
})
console.log((await miniflare.ready).href)
