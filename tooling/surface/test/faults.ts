import { type Built, door, exporting, shop } from './scratch.ts'

/** Something that no report can make good, and what is said of it. */
export interface Fault {
  readonly id: string
  readonly built: Built
  readonly says: readonly string[]
}

const { values, types } = shop

/** Of packages that were built. */
export const faults: readonly Fault[] = [
  {
    id: 'builds/values',
    built: { ...shop, required: { values: { ...values, tax: '19' } } },
    says: ['differs between import (-) and require (+)', '+`tax`: number'],
  },
  {
    id: 'builds/types',
    built: { ...shop, required: { types: types.replace('number', 'string') } },
    says: ['-  readonly euros: number', '+  readonly euros: string'],
  },
  {
    id: 'builds/augmentation',
    built: { ...shop, required: { types: types.replace('basket?:', 'shop?:') } },
    says: ['-    basket?: Basket', '+    shop?: Basket'],
  },
  {
    id: 'builds/broken-types',
    built: { ...shop, types: 'export interface Sum { euros: ' },
    says: ['its types cannot be read for import'],
  },
  {
    id: 'loading/throws',
    built: { ...shop, runs: "throw new Error('closed')" },
    says: ['cannot be loaded by import', 'Error: closed'],
  },
  {
    id: 'loading/ends',
    built: { ...shop, runs: 'process.exit()' },
    says: ['cannot be loaded by require'],
  },
  {
    id: 'effects/unflagged',
    // Bundlers look at the nearest manifest.
    built: { ...shop, runs: "JSON.parse('1')", files: { 'dist/package.json': '{}' } },
    says: ['a bundle that uses nothing of @scratch/effects-unflagged is left with:', 'JSON.parse("1")'],
  },
  {
    id: 'effects/global',
    built: { ...shop, runs: 'globalThis.shop = 1' },
    says: ['loading it adds `globalThis.shop`'],
  },
  {
    id: 'effects/builtin',
    built: {
      ...shop,
      runs: "process.getBuiltinModule('node:http').ServerResponse.prototype.writeHead = () => {}",
    },
    says: ['ServerResponse.prototype.writeHead`'],
  },
  {
    id: 'effects/listener',
    built: { ...shop, runs: "process.on('warning', () => {})" },
    says: ['loading it changes `process._events.warning`'],
  },
  {
    id: 'effects/timer',
    built: { ...shop, runs: 'setInterval(() => {}, 1000)' },
    says: ['loading it keeps the process alive: Timeout'],
  },
]

/** Of packages that cannot be looked at. */
export const missing: readonly Fault[] = [
  {
    id: 'missing/code',
    built: { ...shop, files: { 'dist/index.cjs': null } },
    says: [
      '"." of exports leads to scratch/dist/index.cjs, which is missing for require: has it been built?',
    ],
  },
  {
    id: 'missing/types',
    built: { ...shop, files: { 'dist/index.d.mts': null } },
    says: ['leads to scratch/dist/index.d.mts, which is missing for import'],
  },
  {
    id: 'missing/door',
    built: { ...shop, manifest: exporting({ './till': door('till') }) },
    says: ['"./till" of exports leads to scratch/dist/till.mjs', 'scratch/dist/till.d.cts'],
  },
  {
    id: 'missing/way',
    built: { ...shop, manifest: exporting({ '.': { import: './dist/index.mjs' } }) },
    says: ['"." of exports leads nowhere for require'],
  },
  {
    id: 'missing/exports',
    built: { ...shop, manifest: { exports: undefined, publishConfig: {} } },
    says: ['@scratch/scratch has no exports'],
  },
  {
    id: 'missing/names',
    built: { ...shop, manifest: exporting({ './*': './dist/*.mjs' }) },
    says: ['"./*" of exports is a pattern'],
  },
]
