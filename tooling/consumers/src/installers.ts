import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Place, run, workspace } from '@tooling/registry'

/** A package manager, as somebody has it who installs our packages. */
export interface Installer {
  /** Contents of files, by name, that a project of it has. */
  files(this: void, registry: string): { readonly [name: string]: string }
  /** Installs what the manifest names, and fails where a peer is missing or of a version that is not asked for. */
  install(this: void, place: Place): Promise<void>
  /** What Node needs to be told to find packages. */
  readonly nodeOptions: readonly string[]
}

const npm: Installer = {
  files: () => ({}),
  async install(place) {
    await run('npm', ['install', '--strict-peer-deps', '--no-audit', '--no-fund'], place)
    await run('npm', ['ls', '--all'], place)
  },
  nodeOptions: [],
}

const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as {
  readonly packageManager: string
}

const pnpm: Installer = {
  files: (registry) => ({
    'pnpm-workspace.yaml': [
      'strictPeerDependencies: true',
      'verifyDepsBeforeRun: false',
      // Ours are some seconds old.
      'minimumReleaseAgeExclude: ["@cors/*"]',
      '',
    ].join('\n'),
    '.npmrc': `registry=${registry}\n`,
  }),
  async install(place) {
    await run('npx', ['--yes', packageManager, 'install'], place)
  },
  nodeOptions: [],
}

/** Yarn 1. */
const yarnClassic: Installer = {
  files: (registry) => ({ '.npmrc': `registry=${registry}\n`, '.yarnrc': `registry "${registry}"\n` }),
  async install(place) {
    await run(process.execPath, [programOf('yarn', 'bin/yarn.js'), 'install', '--non-interactive'], place)
  },
  nodeOptions: [],
}

/** Yarn 4, with or without a `node_modules`. */
function yarnModern(nodeLinker: 'node-modules' | 'pnp', nodeOptions: readonly string[]): Installer {
  return {
    files: (registry) => ({
      '.yarnrc.yml': [
        `nodeLinker: ${nodeLinker}`,
        'pnpFallbackMode: none',
        `npmRegistryServer: '${registry}'`,
        "unsafeHttpWhitelist: ['127.0.0.1']",
        'enableTelemetry: false',
        'enableScripts: false',
        'enableImmutableInstalls: false',
        // Ours are some seconds old.
        "npmPreapprovedPackages: ['@cors/*']",
        // A missing peer, one of a version that is not asked for.
        'logFilters: [{ code: YN0002, level: error }, { code: YN0060, level: error }]',
        '',
      ].join('\n'),
      // Without one it looks for a project in the folders above.
      'yarn.lock': '',
    }),
    async install(place) {
      await run(process.execPath, [programOf('@yarnpkg/cli-dist', 'bin/yarn.js'), 'install'], place)
    },
    nodeOptions,
  }
}

/** Each by the name that a row says. */
export const installers = {
  npm,
  pnpm,
  'yarn-1': yarnClassic,
  'yarn-4': yarnModern('node-modules', []),
  'yarn-4-pnp': yarnModern('pnp', ['--require=./.pnp.cjs', '--loader=./.pnp.loader.mjs']),
} as const satisfies { readonly [name: string]: Installer }

function programOf(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
}
