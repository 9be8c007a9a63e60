import type { Template } from '../src/project.ts'

/** A Nest project: its files, as `nest new` writes them, its compiler, and its Nest. */
interface NestRow {
  readonly id: string
  /** Whether it is run where `CONSUMERS=all` is not said. */
  readonly always?: true
  readonly layers: readonly string[]
  readonly typescript: string
  readonly nest: NestVersions
}

interface NestVersions {
  readonly core: string
  readonly express: string
  readonly fastify: string
  readonly config: string
}

const nest12: NestVersions = { core: '12.5.1', express: '12.5.1', fastify: '12.5.0', config: '12.0.1' }
const nest11: NestVersions = { core: '11.2.10', express: '11.2.10', fastify: '11.2.8', config: '4.0.4' }
// Where the range of our peers begins.
const firstNest11: NestVersions = { core: '11.1.4', express: '11.1.4', fastify: '11.1.4', config: '4.0.4' }

const cjs = ['nest-cjs']
const esm = ['nest-esm']
// Until 11.1 the CLI wrote `"module": "commonjs"`, which looks packages up as Node 10 did.
const cjsNode10 = ['nest-cjs', 'nest-cjs-node10']

export const nestRows: readonly NestRow[] = [
  { id: 'nest-12-cjs-ts-7', always: true, layers: cjs, typescript: '7.0.2', nest: nest12 },
  { id: 'nest-11-esm-ts-5.9', always: true, layers: esm, typescript: '5.9.3', nest: nest11 },
  { id: 'nest-11-cjs-node10-ts-5.9', layers: cjsNode10, typescript: '5.9.3', nest: nest11 },
  { id: 'nest-11-cjs-ts-5.9', layers: cjs, typescript: '5.9.3', nest: nest11 },
  { id: 'nest-11.1.4-cjs-ts-5.9', layers: cjs, typescript: '5.9.3', nest: firstNest11 },
  { id: 'nest-11-esm-ts-7', layers: esm, typescript: '7.0.2', nest: nest11 },
  { id: 'nest-12-cjs-ts-6', layers: cjs, typescript: '6.0.3', nest: nest12 },
  { id: 'nest-12-esm-ts-5.9', layers: esm, typescript: '5.9.3', nest: nest12 },
]

/** What Nest stands on. */
export type Platform = 'express' | 'fastify'

export const platforms: readonly Platform[] = ['express', 'fastify']

/** The project of a row, on one platform alone, with our packages in this version. */
export function templateOf(
  { layers, typescript, nest }: NestRow,
  platform: Platform,
  version: string,
): Template {
  const [module] = layers
  return {
    layers: platform === 'express' ? layers : [...layers, `${module}-fastify`],
    dependencies: {
      '@cors/nestjs': `^${version}`,
      '@nestjs/common': nest.core,
      '@nestjs/config': nest.config,
      '@nestjs/core': nest.core,
      [`@nestjs/platform-${platform}`]: nest[platform],
      'reflect-metadata': '0.2.2',
      rxjs: '7.8.2',
    },
    devDependencies: { '@types/node': '24.19.2', typescript },
  }
}
