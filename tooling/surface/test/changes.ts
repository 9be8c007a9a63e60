import { type Built, door, exporting, shop } from './scratch.ts'

/** A change to the shop, and the lines of its report in which it must show. */
export interface Change {
  readonly id: string
  readonly built: Built
  readonly lines: readonly string[]
}

const { values, types } = shop
const { currencies: _, ...fewer } = values

/** Changes to what is there, and to how one gets at it. */
export const changes: readonly Change[] = [
  {
    id: 'nothing/body',
    built: { ...shop, values: { ...values, price: '() => undefined' } },
    lines: [],
  },
  {
    id: 'values/added',
    built: {
      ...shop,
      values: { ...values, tax: '19' },
      types: `${types}export declare const tax: number\n`,
    },
    lines: ['+- `tax`: number', '+export const tax: number', '+'],
  },
  {
    id: 'values/removed',
    built: {
      ...shop,
      values: fewer,
      types: types.replace('export declare const currencies: readonly string[]\n', ''),
    },
    lines: ['-- `currencies`: array', '-export const currencies: readonly string[]', '-'],
  },
  {
    id: 'values/renamed',
    built: {
      ...shop,
      values: { ...fewer, moneys: "['EUR']" },
      types: types.replace('currencies', 'moneys'),
    },
    lines: [
      '-- `currencies`: array',
      '+- `moneys`: array',
      '-export const currencies: readonly string[]',
      '+export const moneys: readonly string[]',
    ],
  },
  {
    id: 'values/kind',
    built: { ...shop, values: { ...values, Basket: '() => undefined' } },
    lines: ['-- `Basket`: class', '+- `Basket`: function'],
  },
  {
    id: 'values/default',
    built: { ...shop, defaults: 'Basket' },
    lines: ['-- `default`: function, the same as `price`', '+- `default`: class, the same as `Basket`'],
  },
  {
    id: 'values/unmarked',
    built: { ...shop, required: { isMarked: false } },
    lines: [
      '-`import` and `require()` give the same names; what is required is marked `__esModule`.',
      '+`import` and `require()` give the same names; what is required is not marked `__esModule`.',
    ],
  },
  {
    id: 'paths/json',
    built: { ...shop, manifest: exporting({ '.': door('index') }) },
    lines: ['-Paths of the package: `.`, `./package.json`.', '+Paths of the package: `.`.'],
  },
  {
    id: 'builds/one',
    built: {
      ...shop,
      manifest: exporting({
        '.': { types: './dist/index.d.mts', default: './dist/index.mjs' },
        './package.json': './package.json',
      }),
    },
    lines: [
      '-`import` and `require()` give the same names; what is required is marked `__esModule`.',
      '+One build: `import` and `require()` give the same file.',
    ],
  },
  {
    id: 'effects/listens',
    built: {
      ...shop,
      runs: "process.getBuiltinModule('node:diagnostics_channel').subscribe('shop.open', () => {})",
      manifest: { sideEffects: true },
    },
    lines: [
      '-Loading it changes nothing outside of itself.',
      '+Loading it, apart from what it depends on:',
      '-`sideEffects` is `false`.',
      '+- listens to the diagnostics channel `shop.open`',
      '+`sideEffects` is not declared `false`.',
      '+',
    ],
  },
  {
    id: 'installing/ranges',
    built: {
      ...shop,
      manifest: {
        engines: { node: '>=22' },
        peerDependencies: { till: '^2' },
        peerDependenciesMeta: { till: { optional: true } },
        main: './dist/index.cjs',
      },
    },
    lines: [
      '-- `main` is not there, `types` is not there',
      '+- `main` `./dist/index.cjs`, `types` is not there',
      '+- runs on `node` `>=22`',
      '+- stands beside `till` `^2`, or none',
    ],
  },
]
