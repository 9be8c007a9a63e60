import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, workspace } from './run.ts'

/** A package that has been published. */
export interface Published {
  readonly name: string
  readonly version: string
  /** Paths in its tarball. */
  readonly files: readonly string[]
}

/** Builds all packages of this workspace and publishes those that the registry does not have. */
export async function publishAll(registry: string): Promise<readonly Published[]> {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  const folder = mkdtempSync(join(tmpdir(), 'cors-publish-'))
  try {
    const settings = join(folder, '.npmrc')
    // Clients refuse to publish without a token; this registry looks at none.
    writeFileSync(settings, `registry=${registry}\n${registry.replace(/^http:/, '')}:_authToken=none\n`)
    const env = {
      ...process.env,
      npm_config_userconfig: settings,
      npm_config_registry: registry,
      // Tests must not install anything into the workspace that they run in.
      pnpm_config_verify_deps_before_run: 'false',
    }
    // The one way to pnpm that holds everywhere: a clean clone has it nowhere else, and turbo looks for it too.
    const pnpm = (...args: readonly string[]): Promise<string> =>
      run('npx', ['--yes', packageManager, ...args], { cwd: workspace, env })
    await pnpm('exec', 'turbo', 'run', 'build', '--filter=./packages/*')
    const printed = await pnpm('--filter=./packages/*', '-r', 'publish', '--no-git-checks', '--json')
    const published = JSON.parse(printed) as readonly Printed[]
    return published.map(({ name, version, files }) => ({
      name,
      version,
      files: files.map(({ path }) => path),
    }))
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Printed {
  readonly name: string
  readonly version: string
  readonly files: readonly { readonly path: string }[]
}
