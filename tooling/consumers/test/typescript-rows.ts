import type { Template, Versions } from '../src/project.ts'
import { type Host, adapters, latest } from './frameworks.ts'
import { isAll } from './matrix.ts'

/** A project in TypeScript, which each compiler builds into a folder of its own. */
interface TypeScriptRow {
  readonly id: string
  /** Whether it is run where `CONSUMERS=all` is not said. */
  readonly always?: true
  readonly modules: 'esm' | 'cjs'
  /** What the compiler is told besides what the project says. */
  readonly settings: readonly string[]
  readonly installer?: NonNullable<Template['installer']>
  /** Those that know its settings; all where nothing is said. */
  readonly compilers?: readonly string[]
  readonly sources: Sources
}

/** Programs that can stand in one project: the types of Koa do not check beside Express 5. */
interface Sources {
  readonly layer: string
  /** Those that serve. */
  readonly hosts: readonly Host[]
  /** Adapters that are only written about. */
  readonly others?: readonly string[]
  readonly frameworks: Versions
  readonly types: Versions
}

const { koa = '', '@koa/router': router = '', express = '', fastify = '' } = latest

const ofExpress: Sources = {
  layer: 'ts-express',
  hosts: ['express', 'fastify', 'node'],
  others: ['core'],
  frameworks: { express, fastify },
  types: { '@types/express': '5.0.6' },
}
// Fastify 4.0 has types that do not check.
const ofExpress4: Sources = {
  ...ofExpress,
  frameworks: { express: '4.18.0', fastify: '4.29.1' },
  types: { '@types/express': '4.17.21' },
}
const ofKoa: Sources = {
  layer: 'ts-koa',
  hosts: ['koa'],
  frameworks: { koa, '@koa/router': router },
  types: { '@types/koa': '3.0.3' },
}
const ofKoa2: Sources = {
  ...ofKoa,
  frameworks: { koa: '2.14.0', '@koa/router': '12.0.2' },
  types: { '@types/koa': '2.14.0', '@types/koa__router': '12.0.5' },
}

const ofLibrary: Sources = {
  layer: 'ts-library',
  hosts: [],
  others: ['express', 'koa', 'fastify', 'nestjs', 'node'],
  frameworks: {
    express,
    koa,
    fastify,
    '@nestjs/common': '12.5.1',
    '@nestjs/core': '12.5.1',
    'reflect-metadata': '0.2.2',
    rxjs: '7.8.2',
  },
  types: { '@types/express': '5.0.6', '@types/koa': '3.0.3' },
}

const esm = { modules: 'esm', settings: [] } as const
const cjs = { modules: 'cjs', settings: [] } as const
const bundler = { modules: 'esm', settings: ['--module', 'esnext', '--moduleResolution', 'bundler'] } as const
// Without `exports`: as projects have it that began before TypeScript 4.7. TypeScript 7 has it no more.
const node10 = {
  modules: 'cjs',
  settings: ['--module', 'commonjs', '--moduleResolution', 'node10'],
  compilers: ['5.4.5', '5.9.3'],
} as const
// In a layout in which what lies deeper cannot be named.
const library = { modules: 'esm', settings: ['--declaration'], installer: 'pnpm' } as const

export const typeScriptRows: readonly TypeScriptRow[] = [
  { id: 'nodenext-esm', always: true, ...esm, sources: ofExpress },
  { id: 'nodenext-cjs', ...cjs, sources: ofExpress },
  { id: 'bundler', ...bundler, sources: ofExpress },
  { id: 'node10', ...node10, sources: ofExpress },
  { id: 'nodenext-esm-earlier', ...esm, sources: ofExpress4 },
  { id: 'nodenext-esm-koa', ...esm, sources: ofKoa },
  { id: 'nodenext-cjs-koa', always: true, ...cjs, sources: ofKoa },
  { id: 'bundler-koa', ...bundler, sources: ofKoa },
  { id: 'library', always: true, ...library, sources: ofLibrary },
  { id: 'nodenext-esm-koa-earlier', ...esm, sources: ofKoa2 },
]

/** Compilers, from the lowest that is supported to the newest. */
export const compilers: readonly string[] = isAll ? ['5.4.5', '5.9.3', '6.0.3', '7.0.2'] : ['5.4.5', '7.0.2']

/** The package of a compiler. */
export function compilerOf(version: string): string {
  return `typescript-${version}`
}

/** The project of a row, with our packages in this version. */
export function templateOf(
  { modules, installer = 'npm', sources }: TypeScriptRow,
  version: string,
): Template {
  const { layer, hosts, others = [], frameworks } = sources
  return {
    layers: ['ts', `ts-${modules}`, layer],
    installer,
    dependencies: { ...adapters(version, [...hosts, ...others]), ...frameworks },
    devDependencies: {
      ...sources.types,
      '@types/node': '24.19.2',
      ...Object.fromEntries(compilers.map((each) => [compilerOf(each), `npm:typescript@${each}`])),
    },
  }
}
