import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, Server } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { onTestFinished, vi } from 'vitest'
import { type Snippet, fromRoot } from './page.ts'

/** Where the snippets of some pages are files. */
export interface Stage {
  /** Runs a snippet to its end, on a free port instead of its own. */
  run(snippet: Snippet): Promise<{ readonly printed: readonly string[]; readonly port?: number }>
  /** Checks the types of all; `without` are checks that these do without. */
  check(without: readonly string[]): { readonly status: number | null; readonly stdout: string }
  clear(): void
}

// What only a program of its own types would say.
const never = ['noImplicitAny', 'noPropertyAccessFromIndexSignature', 'noUnusedParameters']

export function stage(snippets: readonly Snippet[]): Stage {
  // Inside this package, so that modules resolve; git and the linters pass over a `dist`.
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(dist)
  const fileOf = (snippet: Snippet): string => `${folder}/${snippets.indexOf(snippet)}.js`
  for (const snippet of snippets) writeFileSync(fileOf(snippet), snippet.code)
  return {
    async run(snippet) {
      const { printed, started } = await load(fileOf(snippet))
      const [server] = started
      if (server === undefined) return { printed }
      if (!server.listening) await once(server, 'listening')
      return { printed, port: (server.address() as AddressInfo).port }
    },
    check(without) {
      const compilerOptions = {
        allowJs: true,
        checkJs: true,
        ...Object.fromEntries([...never, ...without].map((name) => [name, false])),
        isolatedDeclarations: false,
        declaration: false,
        types: ['node'],
      }
      const config = { extends: fromRoot('tsconfig.base.json'), compilerOptions, include: ['*.js'] }
      writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config))
      const tsc = fromRoot('node_modules/typescript/bin/tsc')
      const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
      return { status, stdout }
    },
    clear() {
      rmSync(folder, { recursive: true })
    },
  }
}

async function load(
  file: string,
): Promise<{ readonly printed: readonly string[]; readonly started: readonly Server[] }> {
  const printed: string[] = []
  const started: Server[] = []
  // Read so, it is not taken for a method that lost its object.
  const listen: Server['listen'] = Reflect.get(Server.prototype, 'listen')
  Server.prototype.listen = function (this: Server) {
    started.push(this)
    onTestFinished(() => void this.close())
    return Reflect.apply(listen, this, [0, '127.0.0.1']) as typeof this
  }
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)))
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href)
  } finally {
    Server.prototype.listen = listen
    log.mockRestore()
  }
  return { printed, started }
}
