import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, Server } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { onTestFinished, vi } from 'vitest'
import { type Language, type Snippet, fromRoot } from './page.ts'

/** What a snippet has done. */
export interface Ran {
  readonly printed: readonly string[]
  /** Of the server that it started. */
  readonly port?: number
  readonly exports: object
}

/** Where the snippets of some pages are files. */
export interface Stage {
  /** Runs a snippet to its end, on a free port instead of its own. */
  run(snippet: Snippet): Promise<Ran>
  /** Checks the types of all in a language. */
  check(language: Language): { readonly status: number | null; readonly stdout: string }
  clear(): void
}

// As Nest's users have it.
const ts = { experimentalDecorators: true, emitDecoratorMetadata: true, erasableSyntaxOnly: false }

const js = {
  allowJs: true,
  checkJs: true,
  // What only a program of its own types would say.
  noImplicitAny: false,
  noPropertyAccessFromIndexSignature: false,
  noUnusedParameters: false,
}

const compilerOptions = { ts, js }

/** By heading: of which package a snippet means an earlier major, and under what name that is installed. */
export interface Earlier {
  readonly [heading: string]: readonly [name: string, installed: string]
}

/** Writes the files; `without` are checks of the compiler that these do without. */
export function stage(
  snippets: readonly Snippet[],
  without: readonly string[],
  earlier: Earlier = {},
): Stage {
  // Inside this package, so that modules resolve; git and the linters pass over a `dist`.
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(dist)
  const fileOf = (snippet: Snippet): string => `${folder}/${snippets.indexOf(snippet)}.${snippet.language}`
  for (const snippet of snippets) writeFileSync(fileOf(snippet), installedIn(snippet, earlier))
  // The name for `ts` is the one that whatever transforms those looks for.
  const configs = { ts: `${folder}/tsconfig.json`, js: `${folder}/tsconfig.js.json` }
  for (const language of ['ts', 'js'] as const) {
    writeFileSync(configs[language], JSON.stringify(configOf(language, without)))
  }
  return {
    async run(snippet) {
      const { printed, started, exports } = await load(fileOf(snippet))
      const [server] = started
      if (server === undefined) return { printed, exports }
      if (!server.listening) await once(server, 'listening')
      return { printed, exports, port: (server.address() as AddressInfo).port }
    },
    check(language) {
      const tsc = fromRoot('node_modules/typescript/bin/tsc')
      const args = [tsc, '-p', configs[language]]
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      return { status, stdout }
    },
    clear() {
      rmSync(folder, { recursive: true })
    },
  }
}

function installedIn({ heading, code }: Snippet, earlier: Earlier): string {
  const [name, installed] = earlier[heading] ?? []
  return name === undefined ? code : code.replaceAll(`from '${name}'`, `from '${installed}'`)
}

function configOf(language: Language, without: readonly string[]): object {
  return {
    extends: fromRoot('tsconfig.base.json'),
    compilerOptions: {
      ...compilerOptions[language],
      ...Object.fromEntries(without.map((name) => [name, false])),
      isolatedDeclarations: false,
      declaration: false,
      types: ['node'],
    },
    include: [`*.${language}`],
  }
}

async function load(file: string): Promise<Omit<Ran, 'port'> & { readonly started: readonly Server[] }> {
  const printed: string[] = []
  const started: Server[] = []
  // Read so, it is not taken for a method that lost its object.
  const listen: Server['listen'] = Reflect.get(Server.prototype, 'listen')
  Server.prototype.listen = function (this: Server, ...args: readonly unknown[]) {
    started.push(this)
    onTestFinished(() => void this.close())
    // Nest goes on when it is called back.
    const callbacks = args.filter((arg) => typeof arg === 'function')
    return Reflect.apply(listen, this, [0, '127.0.0.1', ...callbacks]) as typeof this
  }
  // Nest ends the process where it cannot start, when it has said why.
  const abort = vi.spyOn(process, 'abort').mockImplementation(() => {
    throw new Error('the snippet ended its process')
  })
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)))
  let exports: object
  try {
    exports = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as object
  } finally {
    Server.prototype.listen = listen
    log.mockRestore()
    abort.mockRestore()
  }
  return { printed, started, exports }
}
