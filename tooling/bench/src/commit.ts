import { run, workspace } from '@tooling/registry'

/** What is measured, and whether it is what is in the repository under that name. */
export async function nameCommit(): Promise<string> {
  const [commit, changes] = await Promise.all([
    git('rev-parse', '--short', 'HEAD'),
    git('status', '--porcelain', 'packages'),
  ])
  return changes === '' ? commit.trim() : `${commit.trim()} with changes`
}

function git(...args: readonly string[]): Promise<string> {
  return run('git', args, { cwd: workspace })
}
