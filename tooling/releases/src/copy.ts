import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { run, workspace } from '@tooling/registry'
import { rootManifest } from './packages.ts'

/** A copy of this workspace outside of it, in a repository of its own, where releases can be rehearsed. */
export interface Copy {
  readonly root: string
  /** Runs a command of its tools, in its root. */
  exec(command: string, ...args: readonly string[]): Promise<string>
  /** Runs what a step of a workflow runs, with the pnpm that this workspace asks for. */
  step(script: string, env?: NodeJS.ProcessEnv): Promise<string>
}

// Whoever runs the tests may be a workflow itself, and may have a git of their own.
const ofOthers = /^(CI$|GIT_|GITHUB_|ACTIONS_|RUNNER_)/

const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofOthers.test(name))),
  // Copies share the packages of this workspace, which nothing may install into.
  pnpm_config_verify_deps_before_run: 'false',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  TURBO_TELEMETRY_DISABLED: '1',
}

/** Copies what git would see of this workspace, and commits it; packages from outside are shared. */
export async function copyWorkspace(): Promise<Copy> {
  const root = mkdtempSync(join(tmpdir(), 'cors-release-'))
  const bin = join(root, 'node_modules/.bin')
  const env = { ...environment, PATH: `${bin}:${environment['PATH'] ?? ''}` }
  const exec = (command: string, ...args: readonly string[]): Promise<string> =>
    run(command, args, { cwd: root, env })

  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: workspace,
  })
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(workspace, file)))
  for (const file of files) take(file, root)
  for (const entry of globSync('node_modules/{.bin,.modules.yaml,@*,[a-z]*}', { cwd: workspace })) {
    take(entry, root)
  }
  symlinkSync(join(workspace, 'node_modules/.pnpm'), join(root, 'node_modules/.pnpm'))
  // Links to each other are relative, so in the copy they lead to the copy.
  for (const folder of globSync('packages/*/node_modules', { cwd: workspace })) take(folder, root)

  await exec('git', 'init', '--quiet', '--initial-branch=main')
  await commitAll(exec)
  const { packageManager } = rootManifest(root)
  return {
    root,
    exec,
    step: (script, more) =>
      run('npx', ['--yes', `--package=${packageManager}`, '--', 'bash', '-eo', 'pipefail', '-c', script], {
        cwd: root,
        env: { ...env, ...more },
      }),
  }
}

/** Commits all that has changed in a copy. */
export async function commitAll(exec: Copy['exec']): Promise<void> {
  await exec('git', 'add', '--all')
  const who = ['-c', 'user.name=Rehearsal', '-c', 'user.email=rehearsal@example.com']
  await exec('git', ...who, 'commit', '--quiet', '--allow-empty', '--message=As it stands')
}

function take(path: string, root: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  cpSync(join(workspace, path), join(root, path), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => !basename(from).startsWith('.vite'),
  })
}
