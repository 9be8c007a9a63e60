import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, workspace } from './run.ts'

/** A package as it would be published. */
export interface Packed {
  readonly name: string
  /** Path of the tarball. */
  readonly file: string
  /** Its `package.json`, as text. */
  readonly manifest: string
}

/** Builds all published packages and packs them into a folder. */
export async function packPublished(folder: string): Promise<readonly Packed[]> {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  // The one way to pnpm that holds everywhere: a clean clone has it nowhere else, and turbo looks for it too.
  const pnpm = (...args: string[]): Promise<string> =>
    run('npx', ['--yes', packageManager, ...args], { cwd: workspace, env: inside })
  await pnpm('exec', 'turbo', 'run', 'build', '--filter=./packages/*')
  const printed = await pnpm('--filter=./packages/*', '-r', 'pack', '--pack-destination', folder, '--json')
  const packed = JSON.parse(printed) as readonly { readonly name: string; readonly filename: string }[]
  return Promise.all(
    packed.map(async ({ name, filename: file }) => {
      const manifest = await run('tar', ['-xzOf', file, 'package/package.json'], { cwd: folder })
      return { name, file, manifest }
    }),
  )
}

// Tests must not install anything into the workspace that they run in.
const inside: NodeJS.ProcessEnv = { ...process.env, pnpm_config_verify_deps_before_run: 'false' }
