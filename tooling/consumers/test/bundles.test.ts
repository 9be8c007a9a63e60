import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Project } from '../src/project.ts'
import { expectAnswers } from './expect-answers.ts'
import { adapters, hosts, latest } from './frameworks.ts'
import { install, publishedVersion } from './install.ts'
import { isAll, nodesFor } from './matrix.ts'
import { plainExchanges } from './plain-exchanges.ts'

/** Bytes of ours in each bundle, by the name of its program. */
type Sizes = { readonly [program: string]: number }

interface Bundler {
  readonly modules: 'esm' | 'cjs'
  /** A folder of `projects/`. */
  readonly layer: string
  /** Whether it is run where `CONSUMERS=all` is not said. */
  readonly always?: true
  readonly extension: string
  readonly packages: { readonly [name: string]: string }
  /** Whether it finds what is required by `createRequire`: the list of public suffixes. */
  readonly hasList?: true
  bundle(project: Project): Promise<Sizes>
}

const programs = [...hosts, 'one-of-core']

const bundlers: readonly Bundler[] = [
  {
    modules: 'cjs',
    layer: 'esbuild',
    always: true,
    extension: 'js',
    packages: { esbuild: '0.28.2' },
    async bundle({ exec, place }) {
      const files = programs.map((program) => `${program}.js`)
      const settings = ['--bundle', '--platform=node', '--outdir=out', '--metafile=out/meta.json']
      await exec('esbuild', ...files, ...settings)
      const { outputs } = JSON.parse(readFileSync(join(place.cwd, 'out/meta.json'), 'utf8')) as {
        readonly outputs: { readonly [file: string]: { readonly inputs: Inputs } }
      }
      return Object.fromEntries(
        programs.map((program) => [program, bytesOfOurs(outputs[`out/${program}.js`]?.inputs ?? {})]),
      )
    },
  },
  {
    modules: 'esm',
    layer: 'rollup',
    extension: 'mjs',
    packages: {
      rollup: '4.68.7',
      '@rollup/plugin-commonjs': '29.0.3',
      '@rollup/plugin-json': '6.1.0',
      '@rollup/plugin-node-resolve': '16.0.3',
    },
    bundle: async ({ exec }) => sizesIn(await exec('rollup', '--config', '--silent')),
  },
  {
    modules: 'esm',
    layer: 'webpack',
    always: true,
    extension: 'cjs',
    packages: { webpack: '5.112.2', 'webpack-cli': '7.3.1' },
    hasList: true,
    bundle: async ({ exec }) => sizesIn(await exec('webpack')),
  },
]

/** Lines of a bundle and its bytes each. */
function sizesIn(printed: string): Sizes {
  const sizes = [...printed.matchAll(/^(.+)\.[cm]js (\d+)$/gm)]
  return Object.fromEntries(sizes.map(([, program = '', bytes]) => [program, Number(bytes)]))
}

interface Inputs {
  readonly [path: string]: { readonly bytesInOutput: number }
}

function bytesOfOurs(inputs: Inputs): number {
  const ours = Object.entries(inputs).filter(([path]) => path.includes('node_modules/@cors/'))
  return ours.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
}

describe('bundles', { timeout: 300_000 }, () => {
  for (const { layer, modules, extension, packages, hasList, bundle } of bundlers.filter(
    ({ always }) => isAll || always,
  )) {
    it(layer, async () => {
      const version = publishedVersion()
      const project = await install({
        layers: [modules, layer],
        dependencies: { '@cors/core': `^${version}`, ...adapters(version), ...latest },
        devDependencies: packages,
      })
      const sizes = await bundle(project)
      console.log(`bytes of ours in bundles of ${layer}, not minified:`, sizes)
      expect(Object.keys(sizes).toSorted()).toEqual(programs.toSorted())

      // Away from all packages, so that what was left out is missed.
      const { place, nodeOptions } = await project.moveOut('out')
      // What is bundled is mostly for production.
      const home = { place: { ...place, env: { ...place.env, NODE_ENV: 'production' } }, nodeOptions }
      const nodes = await nodesFor()
      for (const host of hosts) {
        const file = `${host}.${extension}`
        const stderr = await expectAnswers(file, { home, nodes, exchanges: plainExchanges })
        // Without the list that is said, once.
        const warnings = hasList ? [] : ['CORS_PUBLIC_SUFFIX_UNCHECKED']
        for (const text of stderr.values())
          expect(text.match(/(?<=\[)\w+(?=\] \w+Warning)/g) ?? []).toEqual(warnings)
      }
    })
  }
})
