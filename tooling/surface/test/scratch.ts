import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A package to publish, as it stands once it has been built. */
export interface Built {
  /** Expressions by the names that they are exported under. */
  readonly values: { readonly [name: string]: string }
  /** Which of them is the default export. */
  readonly defaults: string
  /** What else runs when it is loaded. */
  readonly runs?: string
  readonly types: string
  /** What differs in the build for `require()`. */
  readonly required?: {
    readonly values?: Built['values']
    readonly types?: string
    readonly isMarked?: false
  }
  readonly manifest?: object
  /** Files besides, or instead; `null` for none. */
  readonly files?: { readonly [path: string]: string | null }
}

/** A package with one of everything. */
export const shop: Built = {
  values: { price: '(basket) => basket.total', Basket: 'class {}', currencies: "['EUR']" },
  defaults: 'price',
  types: `/** Money. */
export interface Sum { readonly euros: number }
export declare class Basket { readonly total: Sum; add(price: Sum): void }
export declare const currencies: readonly string[]
declare function price(basket: Basket): Sum
export { price, price as default }
declare global {
  interface Window { basket?: Basket }
}
`,
}

/** A folder of packages, which is removed in the end. */
export interface Scratch {
  readonly folder: string
  write(name: string, built: Built): void
  remove(): void
}

export function createScratch(): Scratch {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cors-surface-test-'))
  return {
    folder,
    write: (name, built) => writePackage(folder, name, built),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function writePackage(folder: string, name: string, built: Built): void {
  const types = { mts: built.types, cts: built.required?.types ?? built.types }
  const files = {
    'package.json': JSON.stringify({ ...manifestOf(name), ...built.manifest }),
    'dist/index.mjs': imported(built),
    'dist/index.cjs': required(built),
    'dist/index.d.mts': types.mts,
    'dist/index.d.cts': types.cts,
    ...built.files,
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, name, path)
    rmSync(file, { force: true })
    mkdirSync(dirname(file), { recursive: true })
    if (text !== null) writeFileSync(file, text)
  }
}

function imported({ values, defaults, runs = '' }: Built): string {
  const lines = Object.entries(values).map(([name, value]) => `export const ${name} = ${value}`)
  return [runs, ...lines, `export { ${defaults} as default }`].join('\n')
}

function required({ values: all, defaults, runs = '', required: other = {} }: Built): string {
  const { values = all, isMarked = true } = other
  const mark = isMarked ? "Object.defineProperty(exports, '__esModule', { value: true })" : ''
  const lines = Object.entries(values).map(([name, value]) => `exports.${name} = ${value}`)
  return [mark, runs, ...lines, `exports.default = exports.${defaults}`].join('\n')
}

/** What `exports` says of a door. */
export function door(name: string): object {
  return {
    import: { types: `./dist/${name}.d.mts`, default: `./dist/${name}.mjs` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  }
}

/** The manifest of a package with these `exports`. */
export function exporting(exports: object): object {
  return { publishConfig: { exports } }
}

function manifestOf(name: string): object {
  return {
    name: `@scratch/${name}`,
    type: 'module',
    sideEffects: false,
    // As in this workspace: what is published is not what is developed.
    exports: { '.': './src/index.ts' },
    ...exporting({ '.': door('index'), './package.json': './package.json' }),
  }
}
