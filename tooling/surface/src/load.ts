// Runs in a process of its own, so that nothing but the door asked for has been loaded.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Build, Door } from './doors.ts'
import { type Root, watchWorld } from './traces.ts'

/** What the process is asked. */
export interface Question extends Pick<Door, 'folder'>, Pick<Build, 'format' | 'code'> {
  /** Whose effects are their own. */
  readonly others: readonly string[]
}

/** What a build is, once it is loaded. */
export interface Loaded {
  /** Each export and its kind, in the order of their names. */
  readonly values: readonly string[]
  /** Whether compilers that turn `import` into `require()` know that `default` is a property. */
  readonly isMarked: boolean
  /** What loading it did besides, its dependencies apart. */
  readonly traces: readonly string[]
}

interface Exports {
  readonly [name: string]: unknown
}

process.once('message', (question: Question) => {
  void load(question).then((loaded) => process.send?.(loaded, () => process.exit()))
})

async function load({ folder, others, format, code }: Question): Promise<Loaded> {
  const manifest = join(folder, 'package.json')
  const require = createRequire(manifest)
  const loadAs = async (name: string): Promise<unknown> =>
    format === 'require' ? require(name) : import(import.meta.resolve(name, pathToFileURL(manifest)))

  const loaded = await Promise.all(
    others.map(async (name): Promise<Root> => {
      // Packages of types have nothing to load, optional ones may be missing: what is needed will be missed.
      return [name, await loadAs(name).catch(() => undefined)]
    }),
  )
  const tracesOf = watchWorld(loaded)
  const exports = (await loadAs(format === 'require' ? code : pathToFileURL(code).href)) as Exports
  return {
    values: Object.keys(exports)
      .toSorted()
      .map((name) => `\`${name}\`: ${describe(name, exports)}`),
    isMarked: Object.hasOwn(exports, '__esModule'),
    traces: tracesOf(),
  }
}

function describe(name: string, exports: Exports): string {
  const kind = kindOf(exports[name])
  if (name !== 'default') return kind
  const same = Object.keys(exports).find((other) => other !== name && exports[other] === exports[name])
  return same === undefined ? kind : `${kind}, the same as \`${same}\``
}

function kindOf(value: unknown): string {
  if (typeof value === 'function') return /^class\b/.test(String(value)) ? 'class' : 'function'
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}
