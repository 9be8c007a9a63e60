import { run, workspace } from '@tooling/registry'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Builds the packages, of which what has not changed is there already. */
export async function build(): Promise<void> {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  // The one way to pnpm that holds everywhere, and turbo looks for it too.
  await run(
    'npx',
    [
      '--yes',
      packageManager,
      'exec',
      'turbo',
      'run',
      'build',
      '--filter=./packages/*',
      '--output-logs=errors-only',
    ],
    { cwd: workspace, env: { ...process.env, pnpm_config_verify_deps_before_run: 'false' } },
  )
}
